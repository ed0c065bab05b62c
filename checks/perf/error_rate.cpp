// SPDX-License-Identifier: MIT
// Counts what fails under the same load, and looks for what it wrote.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/perf/family.h"
#include "checks/perf/load_run.h"

namespace assay::checks {
namespace perf_error_rate {
namespace {

constexpr Meta kMeta{
    .id = "perf.error-rate",
    .title = "Load breaks no request and loses no write",
    .failure_title = "Load breaks requests",
    .why = "What works alone and fails beside others fails in production, where nobody is alone.",
    .fix =
        "Look at the first failure's log line; size the connection pool, set a busy timeout on the "
        "database, answer only once the write is committed, and shed load with 503 and "
        "Retry-After.",
    .source = "the rubric's api.load",
    .severity = Severity::kMajor,
    .scope = Scope::kService,
    .stage = Stage::kPerformance,
};

constexpr double kGood = 0.001;
constexpr double kBad = 0.01;
constexpr double kSome = 0.5;

// The read of an acknowledged write that is not there; null when all are.
const Exchange* lost_write(const Tape& tape) {
  for (const Exchange* read : tape.all("written (read)")) {
    if (read->status() == 404 || read->status() == 410) return read;
  }
  return nullptr;
}

Finding judge_lost(const Tape& tape, const Exchange& read) {
  Finding finding = fail(read, {"A write that was acknowledged under load is not there afterwards",
                                "every item that was answered 2xx", answer_of(read)});
  // The write before its read: they stand in the same order.
  const std::vector<const Exchange*> writes = tape.all("written");
  const std::vector<const Exchange*> reads = tape.all("written (read)");
  const auto at = static_cast<std::size_t>(std::ranges::find(reads, &read) - reads.begin());
  if (at < writes.size())
    finding.evidence.insert(finding.evidence.begin(), Evidence{.exchange = writes[at]->id});
  finding.severity = Severity::kCritical;
  return finding;
}

Finding judge(const Tape& tape) {
  const Figures figures(tape.fact("load"));
  const Exchange* lost = lost_write(tape);
  // What was made and cannot be read alone says nothing of load.
  const Exchange* control = tape.find("control (read)");
  if (lost != nullptr && control != nullptr && control->is_2xx()) return judge_lost(tape, *lost);
  if (std::optional<Finding> nothing = unusable(figures)) return *nothing;

  const auto judged = static_cast<double>(figures.judged());
  const double share = static_cast<double>(figures.errors()) / judged;
  const std::string observed =
      fmt::format("{} of {} requests failed ({:.2f} %): {} answered 5xx, {} got no answer; {}",
                  figures.errors(), figures.judged(), share * 100, figures.server_errors,
                  figures.broken, shown(tape, figures));
  // Of a few hundred, one is no share.
  if (share <= kGood || figures.errors() <= 1) {
    Finding finding = pass(std::vector<Evidence>{});
    finding.observed = observed;
    return finding;
  }
  if (figures.server_errors <= 1 && is_noisy(figures)) return too_noisy(tape, figures);
  const bool stated = tape.fact("plan").find("stated")->boolean();
  const double credit = share <= kBad || !stated ? kSome : 0;
  std::vector<Evidence> evidence;
  for (const Exchange* failed : tape.all("load (failed)"))
    evidence.push_back({.exchange = failed->id});
  return graded(
      credit, std::move(evidence),
      {fmt::format("{} of {} requests failed under load", figures.errors(), figures.judged()),
       "at most 1 in 1000", observed});
}

}  // namespace
}  // namespace perf_error_rate
const Check kErrorRate{perf_error_rate::kMeta, put_on_load, perf_error_rate::judge};
}  // namespace assay::checks
