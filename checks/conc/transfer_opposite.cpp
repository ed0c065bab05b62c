// SPDX-License-Identifier: MIT
// conc.transfer-opposite: crossing transfers do not deadlock.
#include <algorithm>
#include <optional>

#include <fmt/core.h>

#include "checks/conc/bank.h"
#include "checks/conc/family.h"
#include "checks/conc/rounds.h"
#include "dialect/refusal.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace conc_transfer_opposite {
namespace {

constexpr Meta kMeta{
    .id = "conc.transfer-opposite",
    .title = "Transfers that cross each other all come to an end",
    .failure_title = "Transfers that cross each other block one another",
    .why =
        "One transfer locks the first account and waits for the second while another does the "
        "reverse; both wait for ever, and soon every worker waits behind them.",
    .fix =
        "Lock accounts in a fixed order, the lower id first, whatever the direction; where the "
        "database reports a deadlock, try the transaction again.",
    .source = "Lock ordering; retry on serialization failure",
    .severity = Severity::kMajor,
    .scope = Scope::kPooled,  // to see what conc.transfer-conservation saw
    .stage = Stage::kConcurrency,
    .reproduce = false,
};

constexpr std::size_t kEachWay = 25;
constexpr double kBudgetMs = 10'000;
constexpr int kHangMs = 30'000;
constexpr double kMostLosers = 0.2;
constexpr std::size_t kMostRetried = 10;

std::vector<Move> crossing() {
  std::vector<Move> moves;
  for (std::size_t i = 0; i < kEachWay; ++i) {
    moves.push_back({0, 1, 1});
    moves.push_back({1, 0, 1});
  }
  return moves;
}

// A store with a single writer takes them one by one, and may.
double budget_ms(Session& session, Bank& bank) {
  constexpr int kTries = 3;
  double total = 0;
  for (int i = 0; i < kTries; ++i)
    total += session.ask("one by one", bank.transfer({0, 1, 1})).ms;
  return std::max(kBudgetMs, total / kTries * static_cast<double>(2 * kEachWay) * 4);
}

bool is_loser(const Exchange& answer) {
  return answer.answered() && !is_accepted(answer) && !looks_throttled(answer);
}

// Each of those that lost gets one more try.
void try_again(Session& session, Bank& bank, int round) {
  const std::vector<const Exchange*> answers = session.tape().all(in_round("race", round));
  std::size_t retried = 0;
  for (std::size_t i = 0; i < answers.size() && retried < kMostRetried; ++i) {
    if (!is_loser(*answers[i]) || session.stopped()) continue;
    session.ask(in_round("again", round), bank.transfer({i % 2, 1 - i % 2, 1}));
    ++retried;
  }
}

bool races(Session& session, Bank& bank, int round) {
  if (!bank.open(round, 2)) return true;
  if (!bank.transfer_together(round, crossing(), kHangMs)) return true;
  try_again(session, bank, round);
  const Exchange& after = session.ask(in_round("after", round), bank.transfer({0, 1, 1}));
  return !is_accepted(after) || !breach_in(session.tape(), round).empty();
}

void gather(Session& session) {
  if (!session.contract().transfer) {
    return session.skip("the rubric states no transfers (api.rules.transfer)");
  }
  Bank bank(session);
  if (!bank.moves_at_all()) return;
  session.tape().note("budget", budget_ms(session, bank));
  play_rounds(session, [&](int round) { return races(session, bank, round); });
}

// What stops the service from going on.
RoundResult stuck(const Tape& tape, int round) {
  const std::vector<const Exchange*> all = tape.all(in_round("race", round));
  const std::string expected = "an answer to each, and a normal transfer afterwards";
  const auto hangs = [](const Exchange* e) { return e->failure == Failure::kTimeout; };
  if (const auto hanging = std::ranges::count_if(all, hangs); hanging > 0) {
    return {0, expected,
            fmt::format("{} of {} transfers had no answer after {} s", hanging, all.size(),
                        kHangMs / 1000),
            *std::ranges::find_if(all, hangs)};
  }
  if (std::string breach = breach_in(tape, round); !breach.empty()) {
    return {0, "balances that agree with the accepted transfers", std::move(breach), all.front()};
  }
  const Exchange& after = tape.at(in_round("after", round));
  if (!is_accepted(after)) {
    return {0, expected, "a normal transfer afterwards " + answer_of(after), &after};
  }
  return {};
}

std::optional<RoundResult> judged(const Tape& tape, int round) {
  RoundResult result = stuck(tape, round);
  if (result.credit < 1) return result;
  const std::vector<const Exchange*> raced = racers(tape, round);
  if (raced.size() < 2) return std::nullopt;
  const auto losers = std::ranges::count_if(raced, [](const auto* e) { return is_loser(*e); });
  const Exchange& slowest = **std::ranges::max_element(raced, {}, &Exchange::ms);
  if (const double budget = tape.fact("budget").as_double(); slowest.ms > budget) {
    return RoundResult{0.5, fmt::format("all within {:.0f} s", budget / 1000),
                       fmt::format("the slowest took {:.1f} s", slowest.ms / 1000), &slowest};
  }
  result = {1, "every transfer accepted", "all were accepted", raced.front()};
  if (losers == 0) return result;
  const std::vector<const Exchange*> again = tape.all(in_round("again", round));
  const bool few = static_cast<double>(losers) <= kMostLosers * static_cast<double>(raced.size());
  const bool recovered = std::ranges::all_of(again, [](const auto* e) { return is_accepted(*e); });
  const Exchange& loser = **std::ranges::find_if(raced, [](const auto* e) { return is_loser(*e); });
  result.credit = few && recovered ? 0.75 : 0.5;
  result.observed = fmt::format("{} of {} {}{}", losers, raced.size(), answer_of(loser),
                                recovered ? ", and went through when tried again" : "");
  result.shown = &loser;
  return result;
}

bool breaks_books(const Tape& tape) {
  for (int round = 1; round <= rounds_played(tape); ++round) {
    if (!breach_in(tape, round).empty()) return true;
  }
  return false;
}

// Money that transfers make or lose whatever their direction is charged once.
bool is_charged_elsewhere(const Tape& tape) {
  return std::ranges::any_of(tape.pool, [](const Tape* other) {
    return other->check() == "conc.transfer-conservation" && breaks_books(*other);
  });
}

Finding judge(const Tape& tape) {
  if (breaks_books(tape) && is_charged_elsewhere(tape)) {
    return inconclusive("blocked by conc.transfer-conservation: transfers make or lose money");
  }
  return judge_rounds(tape, fmt::format("{} transfers each way", kEachWay),
                      [&](int round) { return judged(tape, round); });
}

}  // namespace
}  // namespace conc_transfer_opposite
const Check kTransferOpposite{conc_transfer_opposite::kMeta, conc_transfer_opposite::gather,
                              conc_transfer_opposite::judge};
}  // namespace assay::checks
