// SPDX-License-Identifier: MIT
// idem.key-distinct: different keys, users and endpoints stay independent.
#include <algorithm>
#include <optional>

#include <fmt/core.h>

#include "checks/idem/family.h"
#include "checks/idem/keys.h"
#include "core/tally.h"
#include "dialect/refusal.h"

namespace assay::checks {
namespace idem_key_distinct {
namespace {

constexpr Meta kMeta{
    .id = "idem.key-distinct",
    .title = "Different keys, users and endpoints do not answer for one another",
    .failure_title = "A request is answered with what another key, user or endpoint was told",
    .why =
        "A key that is looked up without its owner hands one customer's order to another who "
        "happens to send the same key; one that is taken for the body swallows a second purchase.",
    .fix =
        "Store and look up keys together with the user and the route, and treat requests with "
        "different keys as different, whatever their bodies.",
    .source = "draft-ietf-httpapi-idempotency-key-header 2.2; OWASP API1:2023",
    .severity = Severity::kMajor,
    .needs = need::kIdempotencyKey,
    .combine = Combine::kWorst,
};

// The same body, but for what may not exist twice.
Json again(Session& session, const Json& body) {
  Json copy = body;
  const Json fresh = session.sample();
  for (const Field& field : session.resource().fields) {
    const Json* value = field.unique ? fresh.find(field.name) : nullptr;
    if (value != nullptr) copy.set(field.name, *value);
  }
  return copy;
}

Ask keyless(Session& session, const Json& body) {
  Ask ask = session.creation(session.resource(), body);
  std::erase_if(ask.headers, [](const Header& h) { return h.name == "Idempotency-Key"; });
  return ask;
}

void ask_with_two_keys(Session& session, const Json& body, const std::string& key) {
  note_own_count(session, "before", body);
  session.ask("first key", keyed(session, body, key));
  session.ask("second key", keyed(session, again(session, body), session.maker().uuid()));
  note_own_count(session, "after", body);
}

void ask_without_keys(Session& session, const Json& body) {
  if (session.resource().idempotency_key != Demand::kOptional) return;
  session.ask("no key", keyless(session, again(session, body)));
  session.ask("no key", keyless(session, again(session, body)));
}

// Another user with the same key, who can make such an item with a key of his own.
void ask_as_another(Session& session, const Json& body, const std::string& key) {
  if (!session.contract().users || session.has_one_account() || session.stopped()) return;
  session.act_as(session.user(1));
  const std::string own = session.maker().uuid();
  session.ask("another user's own key", keyed(session, again(session, body), own));
  session.ask("another user", keyed(session, body, key));
  session.act_as(session.user(0));
}

// The same key where something else is made.
void ask_elsewhere(Session& session, const std::string& key) {
  const Contract& contract = session.contract();
  const auto other = std::ranges::find_if(contract.resources, [&](const Resource& each) {
    return &each != &session.resource() && session.spoken(each).creatable;
  });
  if (other == contract.resources.end() || session.stopped()) return;
  Ask ask = session.creation(*other, session.sample(*other));
  std::erase_if(ask.headers, [](const Header& h) { return h.name == "Idempotency-Key"; });
  ask.headers.push_back({"Idempotency-Key", key});
  session.ask("another endpoint", ask);
}

void gather(Session& session) {
  if (!retries_replay(session)) return;
  const Json body = session.sample();
  const std::string key = session.maker().uuid();
  if (session.stopped()) return;
  ask_with_two_keys(session, body, key);
  const Exchange& first = session.tape().at("first key");
  if (!first.is_2xx()) {
    session.block("blocked by http.create: a request with a fresh key " + answer_of(first));
    return;
  }
  ask_without_keys(session, body);
  ask_as_another(session, body, key);
  ask_elsewhere(session, key);
}

// Two requests that should have made two items; what broke or was put off tells nothing.
void judge_pair(const Tape& tape,
                const std::string& name,
                const Exchange& left,
                const Exchange& right,
                Tally& tally) {
  if (!right.is_2xx() && !right.is_4xx()) return;
  const std::string id = shown_id(left, tape.subject());
  const bool same = !id.empty() && id == shown_id(right, tape.subject());
  const bool made = right.is_2xx() && !same;
  tally.add(name, made ? 1 : 0, "a second item",
            same ? "was answered with the first item again" : answer_of(right), right);
}

// Both keys were confirmed, each with an id of its own: the list must show as many.
void judge_count(const Tape& tape, const Exchange& first, const Exchange& second, Tally& tally) {
  const bool counted = tape.fact("before").as_int() && tape.fact("after").as_int();
  if (!second.is_2xx() || !counted) return;
  const int made = effects(tape, "before", "after", {&first, &second});
  tally.add("two keys", made < 2 ? 0 : 1, "two items", fmt::format("{} items are there", made),
            second);
}

void judge_another_user(const Tape& tape, const Exchange& first, Tally& tally) {
  const Exchange* control = tape.find("another user's own key");
  const Exchange* other = tape.find("another user");
  if (control == nullptr || !control->is_2xx() || other == nullptr || !other->answered()) return;
  const std::string expected = "an item of his own";
  const std::string id = shown_id(first, tape.subject());
  if (!id.empty() && id == shown_id(*other, tape.subject())) {
    tally.add("another user", 0, expected, "was given the first user's item", *other);
  } else if (other->is_2xx()) {
    tally.add("another user", 1, expected, *other);
  } else {
    tally.add("another user", other->is_4xx() ? 0.75 : 0.5, expected, *other);
  }
}

void judge_elsewhere(const Tape& tape, const Exchange& first, Tally& tally) {
  const Exchange* other = tape.find("another endpoint");
  if (other == nullptr || !other->answered() || other->is_5xx()) return;
  const bool replayed = other->is_2xx() && same_answer(first, *other);
  tally.add("another endpoint", replayed ? 0 : 1, "what that endpoint makes, or a refusal",
            replayed ? "was answered with the first endpoint's item" : answer_of(*other), *other);
}

bool is_leak(const Tally& tally) {
  return std::ranges::any_of(
      tally.cases(), [](const Case& one) { return one.name == "another user" && one.credit == 0; });
}

Finding judge(const Tape& tape) {
  const Exchange& first = tape.at("first key");
  Tally tally;
  const Exchange& second = tape.at("second key");
  judge_pair(tape, "a second key", first, second, tally);
  judge_count(tape, first, second, tally);
  if (const std::vector<const Exchange*> none = tape.all("no key"); none.size() > 1) {
    judge_pair(tape, "a second request without a key", *none[0], *none[1], tally);
  }
  judge_another_user(tape, first, tally);
  judge_elsewhere(tape, first, tally);
  Finding finding = tally.finding(tally.lowest(), "requests that are not retries");
  if (is_leak(tally)) finding.severity = Severity::kCritical;
  return finding;
}

}  // namespace
}  // namespace idem_key_distinct
const Check kKeyDistinct{idem_key_distinct::kMeta, idem_key_distinct::gather,
                         idem_key_distinct::judge};
}  // namespace assay::checks
