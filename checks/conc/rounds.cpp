// SPDX-License-Identifier: MIT
// Playing rounds, and summing what they showed.
#include "checks/conc/rounds.h"

#include <algorithm>

#include <fmt/core.h>

#include "dialect/statuses.h"

namespace assay::checks {
namespace {

// A candidate that stood still and wakes up to all of them shows a window of 50 microseconds in
// more than every second round; a sweep in one of ten.
constexpr int kMostRounds = 24;
constexpr int kLeastRounds = 8;
constexpr double kBudgetMs = 20'000;  // a slow service gets fewer rounds; its windows are wider
constexpr int kSweepEvery = 4;
constexpr std::size_t kFew = 6;

// "released by waking the candidate up in 18, and by sweeps within 120 to 240 microseconds in 6";
// empty where no round tells. All bytes are there when the candidate wakes up: no time to tell.
std::string release_of(const Tape& tape) {
  std::vector<double> sweeps;
  int woken = 0;
  for (int round = 1; round <= rounds_played(tape); ++round) {
    const Json& spread = tape.fact(in_round("spread", round));
    if (spread.is_number()) sweeps.push_back(spread.as_double());
    woken += tape.fact(in_round("woken", round)).boolean() ? 1 : 0;
  }
  std::string told;
  if (woken > 0) told = fmt::format("by waking the candidate up in {}", woken);
  if (sweeps.empty()) return told;
  const auto [least, most] = std::ranges::minmax(sweeps);
  return told + fmt::format("{}by sweeps within {:.0f} to {:.0f} microseconds in {}",
                            told.empty() ? "" : ", and ", least, most, sweeps.size());
}

}  // namespace

void play_rounds(Session& session, const std::function<bool(int round)>& play) {
  const double until = session.world().now_ms() + kBudgetMs;
  for (int round = 1; round <= kMostRounds && !session.stopped(); ++round) {
    if (round > kLeastRounds && session.world().now_ms() > until) return;
    const bool seen = play(round);
    session.tape().note("rounds", round);
    if (seen) return;
  }
}

std::size_t together(int round) {
  return round % 2 == 0 ? kFew : kTogether;
}

int rounds_played(const Tape& tape) {
  return static_cast<int>(tape.fact("rounds").as_int().value_or(0));
}

std::string in_round(std::string_view what, int round) {
  return fmt::format("{} {}", what, round);
}

std::vector<const Exchange*> race(Session& session, int round, const std::vector<Ask>& asks) {
  const bool woken = round % kSweepEvery != 0 && session.world().can_restart();
  std::vector<const Exchange*> answers =
      session.volley(in_round("race", round), asks, woken ? Release::kThaw : Release::kSweep);
  if (woken) {
    session.tape().note(in_round("woken", round), true);
  } else if (const double spread = session.world().release_spread_us(); spread > 0) {
    session.tape().note(in_round("spread", round), spread);
  }
  return answers;
}

std::vector<const Exchange*> racers(const Tape& tape, int round) {
  std::vector<const Exchange*> answers = tape.all(in_round("race", round));
  std::erase_if(answers, [](const Exchange* e) { return !e->answered() || looks_throttled(*e); });
  return answers;
}

Finding judge_rounds(const Tape& tape,
                     const std::string& subject,
                     const std::function<std::optional<RoundResult>(int round)>& judge) {
  Tally tally;
  std::size_t most = 0;
  int shown = 0;
  for (int round = 1; round <= rounds_played(tape); ++round) {
    const std::optional<RoundResult> result = judge(round);
    if (!result) continue;
    tally.add(in_round("round", round), result->credit, result->expected, result->observed,
              *result->shown);
    most = std::max(most, tape.all(in_round("race", round)).size());
    shown = result->shown->id;
  }
  if (tally.empty()) {
    return inconclusive("fewer than two of the simultaneous requests of a round were answered");
  }
  const std::string released = release_of(tape);
  if (outcome_of_credit(tally.lowest()) != Outcome::kPass) {
    Finding finding = tally.finding(tally.lowest(), subject);
    if (!released.empty()) finding.note = "the rounds were released " + released;
    return finding;
  }
  return pass(
      {{.exchange = shown}},
      fmt::format("no violation in {} rounds of up to {} requests at once{}{}",
                  tally.cases().size(), most, released.empty() ? "" : ", released ", released));
}

}  // namespace assay::checks
