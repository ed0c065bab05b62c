// SPDX-License-Identifier: MIT
// Own items, a warm-up, the load, and a look at what it wrote.
#include "checks/perf/load_run.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/core.h>

namespace assay::checks {
namespace {

constexpr int kUnstatedMs = 3'000;  // of a load that the rubric does not state
constexpr int kItems = 5;
constexpr int kIdleReads = 15;
constexpr double kWriteShare = 0.2;
constexpr int kMostWrites = 1'000;  // each is built beforehand
constexpr int kLongestWarmUpMs = 10'000;
constexpr int kShortestWarmUpMs = 500;
constexpr std::size_t kVerified = 20;
constexpr double kNoisyMs = 20;

Json budget(const std::optional<double>& ms) {
  return ms ? Json(*ms) : Json();
}

void note_plan(Tape& tape, const LoadPlan& plan, bool stated) {
  tape.note("plan", Json::object({{"rate", plan.rate},
                                  {"for_ms", plan.for_ms},
                                  {"p50", budget(plan.p50_ms)},
                                  {"p95", budget(plan.p95_ms)},
                                  {"p99", budget(plan.p99_ms)},
                                  {"stated", stated}}));
}

// Another check's load of this very run; a check's own second look is a new one.
bool take_over(Session& session) {
  const Tape* seen = session.latest_load();
  if (seen == nullptr || seen->check() == session.tape().check()) return false;
  session.tape().set_facts(seen->facts());
  for (const Tape::Entry& entry : seen->entries())
    session.tape().add(entry.name, entry.exchange);
  return true;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values.empty() ? 0 : values[values.size() / 2];
}

// What an idle service takes for one of the reads.
void note_idle(Session& session, const std::string& path) {
  std::vector<double> times;
  for (int i = 0; i < kIdleReads && !session.stopped(); ++i)
    times.push_back(session.get("idle", path).ms);
  session.tape().note("idle", median(std::move(times)));
}

std::vector<Ask> reads_of(Session& session, const Made& first) {
  std::vector<Ask> reads{{.path = first.path}};
  for (int i = 1; i < kItems && !session.stopped(); ++i) {
    const Made made = session.create("item");
    if (made.ok) reads.push_back({.path = made.path});
  }
  const std::string list = session.collection(session.resource());
  if (session.get("list", list).is_2xx()) reads.push_back({.path = list});
  return reads;
}

struct Writes {
  std::vector<Ask> asks{};
  std::vector<Json> bodies{};
};

Writes writes_of(Session& session, const LoadPlan& plan) {
  Writes writes;
  const double wanted = std::round(plan.rate * plan.for_ms / 1000 * kWriteShare);
  const int count = std::min(kMostWrites, static_cast<int>(wanted));
  for (int i = 0; i < count && !session.stopped(); ++i) {
    writes.bodies.push_back(session.sample());
    writes.asks.push_back(session.creation(session.resource(), writes.bodies.back()));
  }
  return writes;
}

// Evenly spread among those that were acknowledged; a 202 is no promise yet.
void look_after(Session& session, const Writes& sent, std::vector<Exchange> answers) {
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (answers[i].is_2xx() && answers[i].status() != 202) kept.push_back(i);
  }
  const std::size_t count = std::min(kVerified, kept.size());
  for (std::size_t i = 0; i < count && !session.stopped(); ++i) {
    const std::size_t at = kept[i * kept.size() / count];
    const Made made = session.made_by(answers[at], session.resource(), sent.bodies[at]);
    if (!made.ok) continue;
    session.tape().add("written", std::move(answers[at]));
    session.settle("written (read)", {.path = made.path},
                   [](const Exchange& read) { return read.is_2xx(); });
  }
}

std::int64_t count_at(const Json& load, std::string_view name) {
  const Json* found = load.find(name);
  return found == nullptr ? 0 : found->as_int().value_or(0);
}

double figure_at(const Json& load, std::string_view name) {
  const Json* found = load.find(name);
  return found == nullptr ? 0 : found->as_double();
}

}  // namespace

void put_on_load(Session& session) {
  const std::optional<LoadPlan>& stated = session.contract().load;
  const LoadPlan plan = stated.value_or(LoadPlan{.for_ms = kUnstatedMs});
  if (take_over(session)) return;
  note_plan(session.tape(), plan, stated.has_value());
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  note_idle(session, made->path);
  const std::vector<Ask> reads = reads_of(session, *made);
  const Writes writes = writes_of(session, plan);
  if (session.stopped()) return;
  session.load("warm-up",
               {.reads = reads,
                .rate = plan.rate,
                .for_ms = std::clamp(plan.for_ms / 4, kShortestWarmUpMs, kLongestWarmUpMs)});
  LoadResult result = session.load("load", {.reads = reads,
                                            .writes = writes.asks,
                                            .rate = plan.rate,
                                            .for_ms = plan.for_ms,
                                            .calibrate = true});
  look_after(session, writes, std::move(result.writes));
}

Figures::Figures(const Json& load)
    : due(count_at(load, "due")),
      put_off(count_at(load, "put_off")),
      ours(count_at(load, "ours")),
      timed(count_at(load, "timed")),
      broken(count_at(load, "unsent")),
      p50(figure_at(load, "p50")),
      p95(figure_at(load, "p95")),
      p99(figure_at(load, "p99")),
      max(figure_at(load, "max")),
      rate(figure_at(load, "rate")),
      noise(
          std::max({figure_at(load, "idle"), figure_at(load, "beside"), figure_at(load, "lag")})) {
  std::int64_t limited = 0;
  if (const Json* statuses = load.find("statuses")) {
    for (const auto& [status, count] : statuses->members()) {
      const std::int64_t seen = count.as_int().value_or(0);
      if (status.starts_with('2') || status.starts_with('3')) ok += seen;
      if (status.starts_with('5')) server_errors += seen;
      if (status == "429") limited = seen;
    }
  }
  server_errors -= std::max<std::int64_t>(0, put_off - limited);  // 503 with Retry-After
  if (const Json* failures = load.find("failures")) {
    for (const auto& [failure, count] : failures->members())
      broken += count.as_int().value_or(0);
  }
}

std::string shown(const Tape& tape, const Figures& figures) {
  return fmt::format(
      "p50 {:.1f} ms, p95 {:.1f} ms, p99 {:.1f} ms, longest {:.0f} ms of {} requests at {}/s "
      "({:.0f}/s answered); idle {:.1f} ms",
      figures.p50, figures.p95, figures.p99, figures.max, figures.due,
      figure_at(tape.fact("plan"), "rate"), figures.rate, tape.fact("idle").as_double());
}

std::optional<Finding> unusable(const Figures& figures) {
  constexpr std::int64_t few = 10;  // one in so many
  if (figures.due == 0) return inconclusive("no request was due");
  if (figures.put_off * few > figures.due) {
    return not_applicable(fmt::format(
        "the service puts off {} of {} requests (429); state load.when.env to lift its limit",
        figures.put_off, figures.due));
  }
  if (figures.ours * few > figures.due) {
    return inconclusive(fmt::format("this machine had no port or file left for {} of {} requests",
                                    figures.ours, figures.due));
  }
  if ((figures.ok + figures.errors()) * 2 < figures.judged()) {
    return inconclusive(
        "most requests were refused (4xx), though the same ones were served before");
  }
  return std::nullopt;
}

bool is_noisy(const Figures& figures) {
  return figures.noise > kNoisyMs;
}

Finding too_noisy(const Tape& tape, const Figures& figures) {
  return inconclusive(
      fmt::format("this machine is too busy: it took {:.0f} ms for a request to itself; seen: {}",
                  figures.noise, shown(tape, figures)));
}

}  // namespace assay::checks
