// SPDX-License-Identifier: MIT
// conc.idempotent-retry-mix: retries under load stay exactly-once.
#include <algorithm>
#include <optional>
#include <set>

#include <fmt/core.h>

#include "checks/conc/family.h"
#include "checks/conc/rounds.h"
#include "checks/idem/keys.h"
#include "checks/idem/one_key.h"
#include "core/tally.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace conc_idempotent_retry_mix {
namespace {

constexpr Meta kMeta{
    .id = "conc.idempotent-retry-mix",
    .title = "Many operations, retried and broken off at once, each happen exactly once",
    .failure_title = "Many operations, retried and broken off at once, do not each happen once",
    .why =
        "On a bad network clients give up and try again while the first attempt is still at work; "
        "what works for one key alone has to hold when many are under way.",
    .fix =
        "Keep each key with its answer in the store, in the same transaction as the effect, and "
        "nothing about a request in memory that requests share.",
    .source = "draft-ietf-httpapi-idempotency-key-header 2.6",
    .severity = Severity::kCritical,
    .needs = need::kIdempotencyKey,
    .stage = Stage::kConcurrency,
    .combine = Combine::kWorst,
    .reproduce = false,
};

constexpr int kRounds = 3;
constexpr int kOperations = 10;  // of one round; 30 in all
constexpr int kAlone = 12;       // rounds that tell whether one key alone acts twice
constexpr std::uint64_t kMostCopies = 4;
constexpr int kShortestMs = 5;  // until a client gives up
constexpr int kLongestMs = 50;
constexpr int kMostTries = 6;  // to a definite answer
constexpr int kPauseMs = 50;

std::string operation(int round, int number) {
  return fmt::format("operation {}", (round - 1) * kOperations + number);
}

// One to four copies of each operation, half of them with a client that soon gives up.
std::vector<Ask> mixed(Session& session, const std::vector<Ask>& operations, Json& owners) {
  SampleMaker& maker = session.maker();
  std::vector<Ask> copies;
  for (std::size_t i = 0; i < operations.size(); ++i) {
    const std::uint64_t count = 1 + maker.number(kMostCopies);
    for (std::uint64_t copy = 0; copy < count; ++copy) {
      copies.push_back(operations[i]);
      owners.push(static_cast<int>(i));
      if (maker.number(2) == 0) continue;
      copies.back().timeout_ms =
          kShortestMs + static_cast<int>(maker.number(kLongestMs - kShortestMs + 1));
    }
  }
  return copies;
}

bool is_definite(const Exchange& answer) {
  const bool in_flight = answer.status() == 409 || answer.status() == 425;
  return answer.answered() && !answer.is_5xx() && !looks_throttled(answer) && !in_flight;
}

void ask_to_the_end(Session& session, const std::string& name, const Ask& ask) {
  for (int i = 0; i < kMostTries && !session.stopped(); ++i) {
    if (is_definite(session.ask(name, ask))) return;
    session.wait_ms(kPauseMs);
  }
}

void play(Session& session, int round) {
  std::vector<Ask> operations;
  for (int i = 0; i < kOperations; ++i)
    operations.push_back(keyed(session, session.sample(), session.maker().uuid()));
  if (session.stopped()) return;
  Json owners = Json::array();
  race(session, round, mixed(session, operations, owners));
  session.tape().note(in_round("owners", round), std::move(owners));
  for (int i = 0; i < kOperations; ++i)
    ask_to_the_end(session, operation(round, i), operations[static_cast<std::size_t>(i)]);
  session.tape().note("rounds", round);
}

// A key that acts twice when it is alone is idem.key-concurrent's to charge.
void look_at_one_key(Session& session) {
  for (int round = kRounds + 1; round <= kRounds + kAlone && !session.stopped(); ++round) {
    if (!race_one_key(session, round)) continue;
    session.block("blocked by idem.key-concurrent: simultaneous retries of one key act twice");
    return;
  }
}

// All that one operation was answered.
struct Told {
  std::string name{};
  std::set<std::string> ids{};
  const Exchange* last = nullptr;
};

std::vector<Told> told(const Tape& tape) {
  std::vector<Told> all;
  for (int round = 1; round <= rounds_played(tape); ++round) {
    const std::size_t first = all.size();
    for (int i = 0; i < kOperations; ++i) {
      const std::vector<const Exchange*> final = tape.all(operation(round, i));
      Told one{.name = operation(round, i), .last = final.empty() ? nullptr : final.back()};
      for (const Exchange* answer : final)
        one.ids.insert(shown_id(*answer, tape.subject()));
      all.push_back(std::move(one));
    }
    const std::vector<const Exchange*> copies = tape.all(in_round("race", round));
    const Json::Array& owners = tape.fact(in_round("owners", round)).items();
    for (std::size_t i = 0; i < std::min(copies.size(), owners.size()); ++i) {
      const auto owner = static_cast<std::size_t>(owners[i].as_int().value_or(0));
      all.at(first + owner).ids.insert(shown_id(*copies[i], tape.subject()));
    }
  }
  for (Told& one : all)
    one.ids.erase("");
  return all;
}

// How many operations' ids another operation was given, too, and how many have several.
const Told* unstable(const std::vector<Told>& all) {
  std::set<std::string> seen;
  for (const Told& one : all) {
    if (one.ids.size() > 1) return &one;
    for (const std::string& id : one.ids) {
      if (!seen.insert(id).second) return &one;
    }
  }
  return nullptr;
}

std::optional<std::int64_t> counted_effects(const Tape& tape) {
  const std::optional<std::int64_t> before = tape.fact("before").as_int();
  const std::optional<std::int64_t> after = tape.fact("after").as_int();
  if (!before || !after) return std::nullopt;
  return *after - *before;
}

// What the state shows; where it cannot be counted, the ids that were given out.
std::int64_t effects_of(const Tape& tape, const std::vector<Told>& all) {
  if (const std::optional<std::int64_t> counted = counted_effects(tape)) return *counted;
  std::set<std::string> ids;
  for (const Told& one : all)
    ids.insert(one.ids.begin(), one.ids.end());
  return static_cast<std::int64_t>(ids.size());
}

void gather(Session& session) {
  if (!retries_replay(session)) return;
  const Json body = session.sample();
  note_own_count(session, "before", body);
  for (int round = 1; round <= kRounds && !session.stopped(); ++round)
    play(session, round);
  if (session.stopped()) return;
  note_own_count(session, "after", body);
  const std::vector<Told> all = told(session.tape());
  const bool too_many = effects_of(session.tape(), all) > static_cast<std::int64_t>(all.size());
  if (too_many || unstable(all) != nullptr) look_at_one_key(session);
}

Finding judge(const Tape& tape) {
  const std::vector<Told> all = told(tape);
  if (all.empty()) return inconclusive("no operation was sent");
  const auto asked = static_cast<std::int64_t>(all.size());
  const auto confirmed =
      std::ranges::count_if(all, [](const Told& one) { return !one.ids.empty(); });
  const std::int64_t made = effects_of(tape, all);
  const Told* const shaky = unstable(all);
  const Told& shown = shaky != nullptr ? *shaky : all.front();
  if (shown.last == nullptr) return inconclusive("an operation was never answered");
  const std::string expected = fmt::format("{} items, one for each key", asked);
  const std::string observed = fmt::format("{} items for {} operations", made, asked);
  if (made > asked) {
    return fail(*shown.last,
                {.message = "retries at once made more items than there are keys: " + observed,
                 .expected = expected,
                 .observed = observed});
  }
  if (made < confirmed) {
    return fail(*shown.last,
                {.message = fmt::format("{} operations were confirmed, and {} items are there",
                                        confirmed, made),
                 .expected = expected,
                 .observed = observed});
  }
  if (shaky != nullptr) {
    return graded(0.5, *shaky->last,
                  {.message = shaky->name + " was given the id of another item on a retry",
                   .expected = "one stable answer for each key",
                   .observed = fmt::format("{}, {} ids for one key", observed, shaky->ids.size())});
  }
  if (confirmed < asked) {
    return inconclusive(fmt::format("{} of {} operations had no definite answer in {} tries",
                                    asked - confirmed, asked, kMostTries));
  }
  return pass(*shown.last,
              fmt::format("{} operations, each sent one to four times at once", asked));
}

}  // namespace
}  // namespace conc_idempotent_retry_mix
const Check kIdempotentRetryMix{conc_idempotent_retry_mix::kMeta, conc_idempotent_retry_mix::gather,
                                conc_idempotent_retry_mix::judge};
}  // namespace assay::checks
