// SPDX-License-Identifier: MIT
// Times the same reads with some items and with ten times as many.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/perf/family.h"
#include "checks/perf/grow.h"
#include "core/tally.h"
#include "dialect/paging.h"

namespace assay::checks {
namespace perf_growth {
namespace {

constexpr Meta kMeta{
    .id = "perf.growth",
    .title = "Ten times the data is not ten times slower",
    .failure_title = "It slows down as the data grows",
    .why = "What is quick with the first hundred rows stops working with the first customers.",
    .fix =
        "Look at the query plan of the slow request: an index for each column that is filtered or "
        "sorted by, a limit in the query itself, no work for rows that are not shown.",
    .source = "use-the-index-luke.com; OWASP API4:2023",
    .severity = Severity::kMajor,
    .scope = Scope::kService,
    .stage = Stage::kPerformance,
    .reproduce =
        false,  // the list cannot be made short again; a loss is looked at once more within
};

constexpr int kSmall = 200;
constexpr int kTimes = 10;
constexpr int kMostAdded = 4'500;
constexpr int kWithinMs = 15'000;
constexpr double kLeastTimes = 4;  // of growth, to say anything
constexpr int kReads = 30;
constexpr int kSettleMs = 30'000;  // for a database to look at its new rows

constexpr double kGoodRatio = 3;
constexpr double kBadRatio = 6;
constexpr double kOffsetRatio = 10;  // counting rows that are skipped is what an offset asks for
constexpr double kSlowMs = 100;
constexpr double kCountsMs = 3;  // growth by less cannot be told from noise
constexpr double kHarmless = 0.75;
constexpr double kSome = 0.5;

constexpr const char* kBefore = " before";
constexpr const char* kAfter = " after";
constexpr const char* kLater = " later";

// Each probe in turn, and something that does not grow beside them.
void time_all(Session& session, const std::vector<GrowthProbe>& probes, const std::string& when) {
  for (int i = 0; i < kReads && !session.stopped(); ++i) {
    for (const GrowthProbe& probe : probes)
      session.get(probe.name + when, probe.path);
    session.get("control" + when, "/assay-unknown-path");
  }
}

double median_ms(const Tape& tape, const std::string& name) {
  std::vector<double> times;
  for (const Exchange* exchange : tape.all(name))
    times.push_back(exchange->ms);
  std::ranges::sort(times);
  return times.empty() ? 0 : times[times.size() / 2];
}

struct Growth {
  double before = 0;  // milliseconds
  double after = 0;   // as it would be on a machine that is as quick as before
  double ratio() const { return after / std::max(before, 1e-3); }
  bool counts() const { return after - before >= kCountsMs; }
};

Growth growth_of(const Tape& tape, const std::string& probe, const std::string& when) {
  const double drift = median_ms(tape, "control" + when) /
                       std::max(median_ms(tape, std::string("control") + kBefore), 1e-3);
  return {.before = median_ms(tape, probe + kBefore),
          .after = median_ms(tape, probe + when) / std::max(drift, 1.0)};
}

double credit_of(const Growth& growth, bool offset) {
  const double good = offset ? kOffsetRatio : kGoodRatio;
  if (growth.ratio() <= good || !growth.counts()) return 1;
  if (growth.after <= kSlowMs) return kHarmless;
  return growth.ratio() <= std::max(kBadRatio, good) ? kSome : 0;
}

// The milder of both looks.
double credit_of(const Tape& tape, const std::string& probe, bool offset) {
  const double first = credit_of(growth_of(tape, probe, kAfter), offset);
  if (tape.all(probe + kLater).empty()) return first;
  return std::max(first, credit_of(growth_of(tape, probe, kLater), offset));
}

double lowest_credit(const Tape& tape, const std::vector<GrowthProbe>& probes) {
  double low = 1;
  for (const GrowthProbe& probe : probes)
    low = std::min(low, credit_of(tape, probe.name, probe.offset));
  return low;
}

void look_again(Session& session, const std::vector<GrowthProbe>& probes) {
  const double credit = lowest_credit(session.tape(), probes);
  if (credit == 1) return;
  if (credit < kHarmless) session.wait_ms(kSettleMs);
  time_all(session, probes, kLater);
}

void gather(Session& session) {
  if (session.level() == Level::kJunior) {
    return session.skip("thousands of items are not created at this level");
  }
  if (!session.control("control")) return;
  learn_paging(session);
  if (session.stopped()) return;
  const int counted = count_items(session);
  if (counted < kSmall) fill(session, kSmall - counted, kWithinMs);
  const int small = std::max(counted, kSmall);
  const std::vector<GrowthProbe> probes = growth_probes(session, small);
  time_all(session, probes, kBefore);
  if (session.stopped()) return;

  // Where there is much already, what is enough to say anything.
  const int wanted = std::max(std::min(small * (kTimes - 1), kMostAdded),
                              small * (static_cast<int>(kLeastTimes) - 1));
  const int added = fill(session, wanted, kWithinMs);
  session.tape().note("before", small);
  session.tape().note("after", small + added);
  Json names = Json::array();
  for (const GrowthProbe& probe : probes)
    names.push(Json::object({{"name", probe.name}, {"offset", probe.offset}}));
  session.tape().note("probes", std::move(names));
  // The deep page moves along.
  const std::vector<GrowthProbe> deeper = growth_probes(session, small + added);
  time_all(session, deeper, kAfter);
  look_again(session, deeper);
}

std::size_t bytes_of(const Tape& tape, const std::string& name) {
  const Exchange* exchange = tape.find(name);
  return exchange == nullptr ? 0 : exchange->response.body.size();
}

// An answer that grows with the data is a list without pages: page.default-bounded's to charge.
bool swells(const Tape& tape, const std::string& probe) {
  return bytes_of(tape, probe + kAfter) > 2 * bytes_of(tape, probe + kBefore);
}

bool served(const Tape& tape, const std::string& name) {
  const Exchange* last = tape.find(name);
  return last != nullptr && last->is_2xx();
}

void add_case(const Tape& tape, const std::string& probe, bool offset, Tally& tally) {
  const Growth growth = growth_of(tape, probe, kAfter);
  tally.add(probe, credit_of(tape, probe, offset),
            fmt::format("at most {} times as long", offset ? kOffsetRatio : kGoodRatio),
            fmt::format("takes {:.1f} ms with {} items and {:.1f} ms with {}", growth.before,
                        tape.fact("before").text(), growth.after, tape.fact("after").text()),
            *tape.find(probe + kAfter));
}

Finding judge(const Tape& tape) {
  const double before = tape.fact("before").as_double();
  const double after = tape.fact("after").as_double();
  if (after < before * kLeastTimes) {
    return inconclusive(fmt::format("it holds {} items, and only {} more could be created in {} s",
                                    tape.fact("before").text(), after - before, kWithinMs / 1000));
  }
  Tally tally;
  for (const Json& probe : tape.fact("probes").items()) {
    const std::string& name = probe.find("name")->text();
    const bool seen = served(tape, name + kBefore) && served(tape, name + kAfter);
    if (seen && !swells(tape, name)) add_case(tape, name, probe.find("offset")->boolean(), tally);
  }
  if (tally.empty()) return inconclusive("blocked by the list: nothing could be read twice");
  Finding finding =
      tally.finding(tally.lowest(), fmt::format("{:.0f} times the data", after / before));
  if (finding.credit < 1) {
    finding.note =
        "consistent with a missing index, a query for each row, or rows read and thrown away";
  }
  return finding;
}

}  // namespace
}  // namespace perf_growth
const Check kGrowth{perf_growth::kMeta, perf_growth::gather, perf_growth::judge};
}  // namespace assay::checks
