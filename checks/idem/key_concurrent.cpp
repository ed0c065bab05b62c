// SPDX-License-Identifier: MIT
// idem.key-concurrent: simultaneous retries act once.
#include <algorithm>

#include <fmt/core.h>

#include "checks/idem/family.h"
#include "checks/idem/keys.h"
#include "core/tally.h"

namespace assay::checks {
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

// A candidate that stood still and wakes up to all of them shows a window of 50 microseconds in
// more than every second round; a sweep in one of ten. A round without a witness proves little.
constexpr int kRounds = 24;
constexpr int kSweepEvery = 4;
constexpr std::size_t kTogether = 20;
constexpr std::size_t kFew = 6;  // of every second round: the fewer, the closer together they run

// Keys that do not even replay one after the other are idem.key-replay's to charge.
bool replays(Session& session) {
  const Json body = session.sample();
  if (session.stopped()) return false;
  const Ask ask = keyed(session, body, session.maker().uuid());
  const std::string& resource = session.resource().name;
  const Exchange& first = session.ask("one after the other", ask);
  if (!first.is_2xx()) {
    session.block(fmt::format("blocked by http.create: POST {} {}", ask.path, answer_of(first)));
    return false;
  }
  const Exchange& second = session.ask("one after the other", ask);
  if (!second.is_2xx() || shown_id(first, resource) == shown_id(second, resource)) return true;
  if (session.resource().idempotency_key == Demand::kRequired) {
    session.block("blocked by idem.key-replay: the same key and body made another item");
  } else {
    session.skip("keys are optional here, and this API does not act on them");
  }
  return false;
}

int made_in(const Tape& tape, int round) {
  std::vector<const Exchange*> all = tape.all(fmt::format("round {}", round));
  all.push_back(&tape.at(fmt::format("retry {}", round)));
  return effects(tape, fmt::format("before {}", round), fmt::format("after {}", round), all);
}

void gather(Session& session) {
  if (!replays(session)) return;
  for (int round = 1; round <= kRounds && !session.stopped(); ++round) {
    const Json body = session.sample();
    note_own_count(session, fmt::format("before {}", round), body);
    const Ask ask = keyed(session, body, session.maker().uuid());
    session.volley(fmt::format("round {}", round),
                   std::vector<Ask>(round % 2 == 0 ? kFew : kTogether, ask),
                   round % kSweepEvery == 0 ? Release::kSweep : Release::kThaw);
    session.ask(fmt::format("retry {}", round), ask);
    note_own_count(session, fmt::format("after {}", round), body);
    if (made_in(session.tape(), round) > 1) return;  // one witness is proof
  }
}

struct Round {
  double credit = 1;
  std::string observed{};
};

Round judged(const std::vector<const Exchange*>& answers, const Exchange& retry, int made) {
  const auto errors = std::ranges::count_if(answers, [](const Exchange* e) { return e->is_5xx(); });
  const bool any_2xx = std::ranges::any_of(answers, [](const Exchange* e) { return e->is_2xx(); });
  if (made > 1) return {0, fmt::format("{} items exist for one key", made)};
  if (made < 1) return {0, "no item exists, not even after a further retry"};
  if (errors > 0)
    return {0.5, fmt::format("one item, but {} of {} answered 5xx", errors, answers.size())};
  if (!any_2xx) return {0.75, "all were refused; only a later retry acted"};
  if (!retry.is_2xx()) return {0.75, "one item, but the later retry " + answer_of(retry)};
  return {1, "one item"};
}

Finding judge(const Tape& tape) {
  Tally tally;
  for (int round = 1; tape.find(fmt::format("retry {}", round)) != nullptr; ++round) {
    const std::vector<const Exchange*> answers = tape.all(fmt::format("round {}", round));
    const Exchange& retry = tape.at(fmt::format("retry {}", round));
    const auto heard =
        std::ranges::count_if(answers, [](const Exchange* e) { return e->answered(); });
    if (heard < 2) return inconclusive("fewer than two of the simultaneous requests were answered");
    const Round result = judged(answers, retry, made_in(tape, round));
    // The second winner shows it best; else any answer of the round.
    const auto winner = std::ranges::find_if(answers.rbegin(), answers.rend(),
                                             [](const Exchange* e) { return e->is_2xx(); });
    const Exchange& shown = winner == answers.rend() ? *answers.front() : **winner;
    tally.add(fmt::format("round {}", round), result.credit, "exactly one item", result.observed,
              shown);
  }
  return tally.finding(tally.lowest(),
                       fmt::format("up to {} identical requests at once", kTogether));
}

}  // namespace
const Check kKeyConcurrent{kMeta, gather, judge};
}  // namespace assay::checks
