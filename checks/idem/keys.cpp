// SPDX-License-Identifier: MIT
// Requests with a key, and counting effects by the state, never by status codes.
#include "checks/idem/keys.h"

#include <set>

#include <fmt/core.h>

#include "dialect/compare.h"
#include "dialect/envelope.h"
#include "dialect/paging.h"

namespace assay::checks {

Ask keyed(Session& session, const Json& canonical, const std::string& key) {
  Ask ask = session.creation(session.resource(), canonical);
  for (Header& header : ask.headers) {
    if (header.name == "Idempotency-Key") header.value = session.written_key(key);
  }
  return ask;
}

bool replays_in_turn(Session& session) {
  constexpr int kTimes = 3;
  const Json body = session.sample();
  if (session.stopped()) return false;
  const Ask ask = keyed(session, body, session.maker().uuid());
  const std::string& resource = session.resource().name;
  const Exchange& first = session.ask("in turn", ask);
  if (!first.is_2xx()) {
    session.block(fmt::format("blocked by http.create: POST {} {}", ask.path, answer_of(first)));
    return false;
  }
  for (int i = 1; i < kTimes; ++i) {
    const Exchange& retry = session.ask("in turn", ask);
    if (!retry.is_2xx()) session.tape().note("refuses_retries", true);
    if (!retry.is_2xx() || shown_id(first, resource) == shown_id(retry, resource)) continue;
    if (session.resource().idempotency_key == Demand::kRequired) {
      session.block("blocked by idem.key-replay: the same key and body made another item");
    } else {
      session.skip("keys are optional here, and this API does not act on them");
    }
    return false;
  }
  return true;
}

bool refuses_retries(const Tape& tape) {
  return tape.fact("refuses_retries").boolean();
}

bool retries_replay(Session& session) {
  if (!replays_in_turn(session)) return false;
  if (!refuses_retries(session.tape())) return true;
  session.block("blocked by idem.key-replay: retries are refused");
  return false;
}

void note_own_count(Session& session, const std::string& fact, const Json& sent) {
  const std::optional<std::vector<Json>> own = own_items(session, fact, sent);
  session.tape().note(fact, own ? Json(static_cast<int>(own->size())) : Json());
}

std::string shown_id(const Exchange& answer, const std::string& resource) {
  if (!answer.is_2xx()) return {};
  if (const std::optional<Json> body = Json::parse(answer.response.body)) {
    if (const Json* item = find_item(*body, resource)) {
      if (std::optional<std::string> id = id_of(*item, resource)) return *id;
    }
  }
  const std::string* location = answer.header("Location");
  return location == nullptr ? std::string() : location->substr(location->rfind('/') + 1);
}

int effects(const Tape& tape,
            std::string_view before,
            std::string_view after,
            const std::vector<const Exchange*>& answers) {
  const auto was = tape.fact(before).as_int();
  const auto now = tape.fact(after).as_int();
  if (was && now) return static_cast<int>(*now - *was);
  std::set<std::string> ids;
  for (const Exchange* answer : answers) {
    const std::string id = shown_id(*answer, tape.subject());
    if (!id.empty()) ids.insert(id);
  }
  return static_cast<int>(ids.size());
}

bool same_answer(const Exchange& left, const Exchange& right) {
  const std::optional<Json> first = Json::parse(left.response.body);
  const std::optional<Json> second = Json::parse(right.response.body);
  if (!first || !second) return left.response.body == right.response.body;
  return same_after_masking(*first, *second);
}

void note_requirement(Session& session) {
  session.tape().note("required", session.resource().idempotency_key == Demand::kRequired);
}

bool key_is_required(const Tape& tape) {
  return tape.fact("required").boolean();
}

}  // namespace assay::checks
