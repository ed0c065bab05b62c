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

// "released within 9 to 240 microseconds"; empty where no round tells.
std::string release_of(const Tape& tape) {
  double least = 0;
  double most = 0;
  for (int round = 1; round <= rounds_played(tape); ++round) {
    const double spread = tape.fact(in_round("spread", round)).as_double();
    if (spread <= 0) continue;
    least = least > 0 ? std::min(least, spread) : spread;
    most = std::max(most, spread);
  }
  if (most <= 0) return {};
  return least == most ? fmt::format("released within {:.0f} microseconds", most)
                       : fmt::format("released within {:.0f} to {:.0f} microseconds", least, most);
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
  std::vector<const Exchange*> answers = session.volley(
      in_round("race", round), asks, round % kSweepEvery == 0 ? Release::kSweep : Release::kThaw);
  session.tape().note(in_round("spread", round), session.world().release_spread_us());
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
    if (!released.empty()) finding.note = "the requests were " + released;
    return finding;
  }
  return pass({{.exchange = shown}},
              fmt::format("no violation in {} rounds of up to {} requests at once{}{}",
                          tally.cases().size(), most, released.empty() ? "" : ", ", released));
}

}  // namespace assay::checks
