// SPDX-License-Identifier: MIT
// conc.transfer-conservation: money is neither made nor lost.
#include <algorithm>
#include <optional>

#include <fmt/core.h>

#include "checks/conc/bank.h"
#include "checks/conc/family.h"
#include "checks/conc/rounds.h"
#include "dialect/refusal.h"

namespace assay::checks {
namespace conc_transfer_conservation {
namespace {

constexpr Meta kMeta{
    .id = "conc.transfer-conservation",
    .title = "Money is neither made nor lost by transfers at once",
    .failure_title = "Money is made or lost by transfers at once",
    .why =
        "A balance that is read, changed in memory and written back forgets whatever another "
        "transfer wrote in between; the books no longer add up, and nobody sees where it began.",
    .fix =
        "Move both amounts in one transaction by relative statements (SET balance = balance - ? "
        "WHERE balance >= ?), or lock both rows, in a fixed order, before reading them.",
    .source = "ACID; CWE-362",
    .severity = Severity::kCritical,
    .scope = Scope::kService,
    .stage = Stage::kConcurrency,
    .reproduce = false,
};

constexpr std::size_t kAccounts = 4;
constexpr int kTransferMs = 10'000;

std::int64_t amount_up_to(SampleMaker& maker, std::int64_t most) {
  return 1 + static_cast<std::int64_t>(maker.number(static_cast<std::uint64_t>(most)));
}

// Any account to any other; one in ten is more than an account holds.
std::vector<Move> at_random(SampleMaker& maker, std::size_t count, std::int64_t opening) {
  std::vector<Move> moves;
  while (moves.size() < count) {
    const std::size_t from = maker.number(kAccounts);
    const std::size_t to = (from + 1 + maker.number(kAccounts - 1)) % kAccounts;
    const auto small =
        static_cast<std::int64_t>(1 + maker.number(static_cast<std::uint64_t>(opening / 10)));
    moves.push_back({from, to, maker.number(10) == 0 ? opening * 5 : small});
  }
  return moves;
}

// Several payers into one payee.
std::vector<Move> into_one(SampleMaker& maker, std::size_t count, std::int64_t opening) {
  std::vector<Move> moves;
  for (std::size_t i = 0; i < count; ++i) {
    moves.push_back({1 + i % (kAccounts - 1), 0, amount_up_to(maker, opening / 20)});
  }
  return moves;
}

// Out of one account that holds enough for one of them.
std::vector<Move> out_of_one(std::size_t count, std::int64_t opening) {
  std::vector<Move> moves;
  for (std::size_t i = 0; i < count; ++i)
    moves.push_back({0, 1 + i % (kAccounts - 1), opening * 3 / 5});
  return moves;
}

std::vector<Move> moves_of(Session& session, int round, std::int64_t opening) {
  const std::size_t count = together(round);
  if (round % 3 == 1) return at_random(session.maker(), count, opening);
  if (round % 3 == 2) return into_one(session.maker(), count, opening);
  return out_of_one(count, opening);
}

bool races(Session& session, Bank& bank, int round) {
  if (!bank.open(round, kAccounts)) return true;
  const std::vector<Move> moves = moves_of(session, round, bank.opening());
  if (!bank.transfer_together(round, moves, kTransferMs)) {
    session.block("blocked by conc.transfer-opposite: transfers at once were left unanswered");
    return true;
  }
  return !breach_in(session.tape(), round).empty();
}

void gather(Session& session) {
  if (!session.contract().transfer) {
    return session.skip("the rubric states no transfers (api.rules.transfer)");
  }
  Bank bank(session);
  if (!bank.moves_at_all()) return;
  play_rounds(session, [&](int round) { return races(session, bank, round); });
}

std::optional<RoundResult> judged(const Tape& tape, int round) {
  const std::vector<const Exchange*> raced = racers(tape, round);
  if (raced.size() < 2) return std::nullopt;
  const std::string expected = "the opening balances and the accepted transfers, and no more";
  const auto accepted = std::ranges::find_if(raced, [](const auto* e) { return is_accepted(*e); });
  const Exchange& shown = accepted == raced.end() ? *raced.front() : **accepted;
  if (std::string breach = breach_in(tape, round); !breach.empty()) {
    return RoundResult{0, expected, std::move(breach), &shown};
  }
  const auto broken = std::ranges::find_if(raced, [](const auto* e) { return e->is_5xx(); });
  if (broken != raced.end()) {
    return RoundResult{0.75, expected, "nothing is lost, but a transfer " + answer_of(**broken),
                       *broken};
  }
  return RoundResult{1, expected, "the balances agree", &shown};
}

Finding judge(const Tape& tape) {
  Finding finding = judge_rounds(
      tape, fmt::format("up to {} transfers between {} accounts", kTogether, kAccounts),
      [&](int round) { return judged(tape, round); });
  // The balances as they were read.
  for (int round = 1; round <= rounds_played(tape); ++round) {
    if (breach_in(tape, round).empty()) continue;
    for (const Exchange* read : tape.all(in_round("balances", round)))
      finding.evidence.push_back({.exchange = read->id});
  }
  return finding;
}

}  // namespace
}  // namespace conc_transfer_conservation
const Check kTransferConservation{conc_transfer_conservation::kMeta,
                                  conc_transfer_conservation::gather,
                                  conc_transfer_conservation::judge};
}  // namespace assay::checks
