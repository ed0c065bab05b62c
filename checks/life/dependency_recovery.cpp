// SPDX-License-Identifier: MIT
// Takes a dependency away for some seconds while requests go on, brings it back, and waits until
// the service works as before.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/life/family.h"
#include "checks/life/outage.h"
#include "core/tally.h"

namespace assay::checks {
namespace life_dependency_recovery {
namespace {

constexpr Meta kMeta{
    .id = "life.dependency-recovery",
    .title = "It heals when its database comes back",
    .failure_title = "It does not heal when its database comes back",
    .why = "Databases restart; a service that has to be restarted after them is down all night.",
    .fix =
        "Let the pool throw broken connections away and open new ones, give every query a time "
        "limit, and answer 503 meanwhile.",
    .source = "resilience; OWASP API4:2023",
    .severity = Severity::kMajor,
    .needs = need::kDependencies,
    .scope = Scope::kService,
    .stage = Stage::kLifecycle,
};

constexpr int kDownMs = 5'000;
constexpr int kPaceMs = 200;
constexpr int kHangMs = 10'000;    // an answer is to come by then, whatever it says
constexpr int kInTimeMs = 30'000;  // to work as before
constexpr int kWatchedMs = 60'000;
constexpr int kPollMs = 500;
constexpr int kInARow = 3;
constexpr double kLate = 0.5;
constexpr double kHangs = 0.5;

// Reads and writes by turns, one every fifth of a second, for as long as the outage lasts.
void ask_on(Session& session, const std::string& name, const std::string& item) {
  const double until = session.world().now_ms() + kDownMs;
  for (int i = 0; session.world().now_ms() < until && !session.stopped(); ++i) {
    Ask ask{.path = item};
    if (i % 2 == 0) ask = session.creation(session.resource(), session.sample());
    ask.timeout_ms = kHangMs;
    ask.patience = Patience::kImpatient;
    const Exchange& answer = session.ask(name, ask);
    const double rest = kPaceMs - answer.ms;
    if (rest > 0) session.wait_ms(static_cast<int>(rest));
  }
}

bool works(Session& session, const std::string& name, const std::string& item) {
  const Exchange& read =
      session.ask(name, {.path = item, .patience = Patience::kImpatient, .timeout_ms = kHangMs});
  if (!read.is_2xx() || session.stopped()) return false;
  Ask create = session.creation(session.resource(), session.sample());
  create.timeout_ms = kHangMs;
  create.patience = Patience::kImpatient;
  return session.ask(name, create).is_2xx();
}

// Notes after how long it worked several times in a row; nothing when it never did.
void watch(Session& session, const Dependency& dependency, const std::string& item) {
  const double begin = session.world().now_ms();
  int row = 0;
  while (session.world().now_ms() - begin < kWatchedMs && !session.stopped()) {
    row = works(session, of_dependency(dependency, "after"), item) ? row + 1 : 0;
    if (row == kInARow) {
      session.tape().note(of_dependency(dependency, "healed after"),
                          session.world().now_ms() - begin);
      return;
    }
    session.wait_ms(row > 0 ? kPaceMs : kPollMs);
  }
}

void gather(Session& session) {
  Tape& tape = session.tape();
  tape.note("judges_crash", true);
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  Json names = Json::array();
  for (const Dependency& dependency : session.contract().dependencies) {
    Outage outage(session, dependency);
    if (!outage.begin()) return;
    ask_on(session, of_dependency(dependency, "in the outage"), made->path);
    if (!outage.end()) return;
    names.push(dependency.name);
    tape.note("dependencies", names);
    watch(session, dependency, made->path);
    if (session.stopped()) return;
    if (tape.fact(of_dependency(dependency, "healed after")).is_null()) start_anew(session);
  }
}

Case judged(const Tape& tape, const std::string& name) {
  const auto during = tape.all(name + ": in the outage");
  const auto after = tape.all(name + ": after");
  const Json& healed = tape.fact(name + ": healed after");
  const std::string expected =
      fmt::format("as before within {} s of {} coming back", kInTimeMs / 1000, name);
  if (healed.is_null()) {
    const Exchange& last = *after.back();
    return {name, 0, expected, fmt::format("a minute later it {}", answer_of(last)), last.id};
  }
  const double seconds = healed.as_double() / 1000;
  if (healed.as_double() > kInTimeMs) {
    return {name, kLate, expected, fmt::format("after {:.0f} s", seconds), after.back()->id};
  }
  const auto hangs = std::ranges::find_if(
      during, [](const Exchange* e) { return e->failure == Failure::kTimeout; });
  if (hangs != during.end()) {
    return {name, kHangs, fmt::format("an error within {} s while it is away", kHangMs / 1000),
            answer_of(**hangs), (*hangs)->id};
  }
  return {name, 1, expected, fmt::format("after {:.1f} s", seconds), after.back()->id};
}

// Whether the outage was felt at all.
bool was_felt(const Tape& tape, const std::string& name) {
  const auto during = tape.all(name + ": in the outage");
  return std::ranges::any_of(during, [](const Exchange* e) { return !e->is_2xx(); });
}

Finding judge(const Tape& tape) {
  Tally tally;
  for (const Json& name : tape.fact("dependencies").items()) {
    if (was_felt(tape, name.text())) tally.add(judged(tape, name.text()));
  }
  if (tally.empty()) {
    return not_applicable("it served as before while what it stands on was away");
  }
  if (outcome_of_credit(tally.lowest()) == Outcome::kPass) {
    return pass({{.exchange = tally.cases().front().exchange}},
                fmt::format("it healed {}", tally.cases().front().observed));
  }
  return tally.finding(tally.lowest(), "After an outage of what it stands on");
}

}  // namespace
}  // namespace life_dependency_recovery
const Check kDependencyRecovery{life_dependency_recovery::kMeta, life_dependency_recovery::gather,
                                life_dependency_recovery::judge};
}  // namespace assay::checks
