// SPDX-License-Identifier: MIT
// Asks at a fixed rate, measures from the time at which each request was due, and compares with the
// budgets of the rubric.
#include <algorithm>
#include <array>
#include <string>

#include <fmt/core.h>

#include "checks/perf/family.h"
#include "checks/perf/load_run.h"
#include "core/tally.h"

namespace assay::checks {
namespace perf_latency {
namespace {

constexpr Meta kMeta{
    .id = "perf.latency",
    .title = "It answers within its budget at the stated rate",
    .failure_title = "It does not answer within its budget at the stated rate",
    .why = "A client that waits for the slow answers leaves; its retries then slow down the rest.",
    .fix =
        "Profile one slow request; look for a query without an index, a query for each row, a "
        "lock that is held while waiting, and work that could follow the answer.",
    .source = "the rubric's api.load; k6.io on open and closed models",
    .severity = Severity::kMajor,
    .scope = Scope::kService,
    .stage = Stage::kPerformance,
};

constexpr std::int64_t kEnoughForP99 = 1'000;

struct Budget {
  std::string_view name{};
  double seen = 0;
};

// Full within the budget, none at twice the budget.
double credit_of(double seen, double budget) {
  return std::clamp(2 - seen / std::max(budget, 1e-9), 0.0, 1.0);
}

Finding judge(const Tape& tape) {
  const Figures figures(tape.fact("load"));
  if (const std::optional<Finding> nothing = unusable(figures)) return *nothing;
  const Json& plan = tape.fact("plan");
  // Of few requests the hundredth part is a handful.
  const bool has_p99 = figures.timed >= kEnoughForP99;
  const std::array<Budget, 3> budgets{Budget{"p50", figures.p50}, Budget{"p95", figures.p95},
                                      Budget{"p99", has_p99 ? figures.p99 : figures.p95}};
  const std::string observed = shown(tape, figures);
  Tally tally;
  for (const auto& [name, seen] : budgets) {
    const Json* budget = plan.find(name);
    if (budget == nullptr || !budget->is_number()) continue;
    const std::string read = name == "p99" && !has_p99
                                 ? fmt::format("p95 {:.1f} ms (too few for p99)", seen)
                                 : fmt::format("{} {:.1f} ms", name, seen);
    tally.add({.name = std::string(name),
               .credit = credit_of(seen, budget->as_double()),
               .expected = fmt::format("at most {:.0f} ms", budget->as_double()),
               .observed = read});
  }
  if (tally.empty()) return not_applicable("the rubric states no budget; seen: " + observed);
  constexpr std::int64_t few = 10;  // one in so many
  if (figures.errors() * few > figures.judged()) {
    return inconclusive("blocked by perf.error-rate: too many requests failed; seen: " + observed);
  }
  const bool lost = tally.lowest() < 1;
  if (lost && is_noisy(figures)) return too_noisy(tape, figures);
  Finding finding = tally.finding(tally.lowest(), "under load");
  finding.observed = observed;
  if (const Exchange* idle = tape.find("idle")) finding.evidence = {{.exchange = idle->id}};
  return finding;
}

}  // namespace
}  // namespace perf_latency
const Check kLatency{perf_latency::kMeta, put_on_load, perf_latency::judge};
}  // namespace assay::checks
