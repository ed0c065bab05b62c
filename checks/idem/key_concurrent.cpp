// SPDX-License-Identifier: MIT
// idem.key-concurrent: simultaneous retries act once.
#include <algorithm>
#include <optional>

#include <fmt/core.h>

#include "checks/conc/rounds.h"
#include "checks/idem/family.h"
#include "checks/idem/keys.h"
#include "checks/idem/one_key.h"

namespace assay::checks {
namespace idem_key_concurrent {
namespace {

constexpr Meta kMeta{
    .id = "idem.key-concurrent",
    .title = "Simultaneous retries with one idempotency key act once",
    .failure_title = "Simultaneous retries with one idempotency key act more than once",
    .why =
        "A retry that overtakes its first attempt is the very case that keys are for; looking a "
        "key up and storing it later lets both through.",
    .fix =
        "Claim the key by a unique constraint in the same transaction as the effect; the loser "
        "waits and replays, or answers 409.",
    .source = "draft-ietf-httpapi-idempotency-key-header 2.6, 2.7",
    .severity = Severity::kCritical,
    .needs = need::kIdempotencyKey,
    .stage = Stage::kConcurrency,
    .combine = Combine::kWorst,
    .reproduce = false,
};

void gather(Session& session) {
  if (!replays_in_turn(session)) return;
  play_rounds(session, [&](int round) { return race_one_key(session, round); });
}

// `retry` is null where how a retry is answered is charged elsewhere.
RoundResult judged_by_count(const std::vector<const Exchange*>& answers,
                            const Exchange* retry,
                            int made) {
  const std::string expected = "exactly one item";
  const auto errors = std::ranges::count_if(answers, [](const Exchange* e) { return e->is_5xx(); });
  const bool any_2xx = std::ranges::any_of(answers, [](const Exchange* e) { return e->is_2xx(); });
  if (made > 1) return {0, expected, fmt::format("{} items exist for one key", made)};
  if (made < 1) return {0, expected, "no item exists, not even after a further retry"};
  if (errors > 0) {
    return {0.5, expected,
            fmt::format("one item, but {} of {} answered 5xx", errors, answers.size())};
  }
  if (!any_2xx) return {0.75, expected, "all were refused; only a later retry acted"};
  if (retry != nullptr && !retry->is_2xx()) {
    return {0.75, expected, "one item, but the later retry " + answer_of(*retry)};
  }
  return {1, expected, "one item"};
}

std::optional<RoundResult> judged(const Tape& tape, int round) {
  const std::vector<const Exchange*> answers = tape.all(in_round("race", round));
  const auto heard = std::ranges::count_if(answers, [](const auto* e) { return e->answered(); });
  if (heard < 2) return std::nullopt;
  const Exchange* retry = refuses_retries(tape) ? nullptr : &tape.at(in_round("retry", round));
  RoundResult result = judged_by_count(answers, retry, made_for_one_key(tape, round));
  // The second winner shows it best; else any answer of the round.
  const auto winner = std::ranges::find_if(answers.rbegin(), answers.rend(),
                                           [](const auto* e) { return e->is_2xx(); });
  result.shown = winner == answers.rend() ? answers.front() : *winner;
  return result;
}

Finding judge(const Tape& tape) {
  return judge_rounds(tape, fmt::format("up to {} identical requests at once", kTogether),
                      [&](int round) { return judged(tape, round); });
}

}  // namespace
}  // namespace idem_key_concurrent
const Check kKeyConcurrent{idem_key_concurrent::kMeta, idem_key_concurrent::gather,
                           idem_key_concurrent::judge};
}  // namespace assay::checks
