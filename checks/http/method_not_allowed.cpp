// SPDX-License-Identifier: MIT
// Asks a known path for methods that it does not have.
#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>

#include <fmt/core.h>

#include "checks/http/family.h"
#include "checks/http/sighting.h"
#include "checks/http/stored.h"
#include "core/tally.h"
#include "core/text.h"
#include "dialect/compare.h"
#include "dialect/envelope.h"
#include "dialect/session.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace http_method_not_allowed {
namespace {

constexpr Meta kMeta{
    .id = "http.method-not-allowed",
    .title = "A method that a path does not have is refused as such",
    .failure_title = "A method that a path does not have is not refused as such",
    .why = "A router that takes any verb for another one deletes or creates what nobody asked for.",
    .fix = "Answer 405 with an Allow header to a known path with another method, and do nothing.",
    .source = "RFC 9110 15.5.6, 10.2.1, 9.1",
    .severity = Severity::kMinor,
};

bool allows(const Exchange& options, std::string_view method) {
  const std::string* allow = options.header("Allow");
  if (allow == nullptr || !options.is_2xx()) return false;
  return std::ranges::any_of(split(*allow, ','), [&](std::string_view each) {
    return equals_ignoring_case(trimmed(each), method);
  });
}

// The first method that neither the rubric nor the path's own Allow names; empty when all are
// taken. DELETE is never tried: where it is an extra of the candidate's, it may clear the list.
std::string absent_method(const Resource& resource,
                          const Exchange& options,
                          std::initializer_list<std::string_view> methods) {
  for (const std::string_view method : methods) {
    const bool in_rubric =
        (method == "PUT" && resource.put) || (method == "PATCH" && resource.patch);
    if (!in_rubric && !allows(options, method)) return std::string(method);
  }
  return {};
}

// The members that an update leaves as they are: ids, and what is the server's or does not change.
Json members_kept(const Resource& resource, const Json& body) {
  Json kept = Json::array();
  for (const ShownId& id : named_ids_of(body, resource.name))
    kept.push(id.name);
  for (const std::vector<std::string>& names : {resource.server_controlled, resource.immutable}) {
    for (const std::string& name : names)
      kept.push(name);
  }
  return kept;
}

void ask_collection(Session& session) {
  const Resource& resource = session.resource();
  const std::string path = session.collection(resource);
  const Exchange& options = session.ask("options of the list", {.method = "OPTIONS", .path = path});
  Resource bare = resource;  // the rubric's PUT and PATCH are the item's
  bare.put = false;
  bare.patch = false;
  const std::string method = absent_method(bare, options, {"PATCH", "PUT"});
  if (method.empty()) return;
  const Json body = session.sample();
  if (session.stopped()) return;
  Ask ask = session.creation(resource, body);
  ask.method = method;
  const Exchange& answer = session.ask("the list", ask);
  const Made made = session.made_by(answer, resource, body);
  if (made.ok) session.get("the list (made)", made.path);
}

void ask_item(Session& session, const Made& made) {
  const Resource& resource = session.resource();
  const Exchange& options =
      session.ask("options of an item", {.method = "OPTIONS", .path = made.path});
  const std::string method = absent_method(resource, options, {"POST", "PATCH", "PUT"});
  if (!method.empty()) {
    const Json body = session.sample();
    if (session.stopped()) return;
    session.tape().note("item body", body);
    session.tape().note("kept", members_kept(resource, body));
    Ask ask = session.creation(resource, body);
    ask.method = method;
    ask.path = made.path;
    session.ask("an item", ask);
    session.get("an item (after)", made.path);
  }
  session.ask("the invented method FOO", {.method = "FOO", .path = made.path});
  session.get("the invented method FOO (after)", made.path);
}

void gather(Session& session) {
  note_fields(session);
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  session.get("before", made->path);
  ask_collection(session);
  if (!session.stopped()) ask_item(session, *made);
}

std::optional<Json> item_of(const Exchange& answer, const Tape& tape) {
  const std::optional<Json> body = Json::parse(answer.response.body);
  const Json* item = body && answer.is_2xx() ? find_item(*body, tape.subject()) : nullptr;
  if (item == nullptr) return std::nullopt;
  return *item;
}

bool is_same(const Exchange& left, const Exchange& right, const Tape& tape) {
  const std::optional<Json> first = item_of(left, tape);
  const std::optional<Json> second = item_of(right, tape);
  return first && second && same_after_masking(*first, *second);
}

// Refusals of the caller rather than of the method, which decide nothing here.
bool is_beside_the_point(const Exchange& answer) {
  return looks_throttled(answer) || contains_ignoring_case(answer.response.body, "csrf");
}

// What a probe did; empty when it did nothing.
std::string collection_effect(const Tape& tape) {
  const Exchange* made = tape.find("the list (made)");
  if (made == nullptr || !made->is_2xx()) return {};
  const bool shown =
      shows_item(*made, tape.subject(), shown_ids(tape.at("the list"), tape.subject()));
  return shown ? " and created an item" : "";
}

// What an update would store: the item keeps its own id, and what the server sets.
Json sent_of_item(const Tape& tape) {
  Json sent = tape.fact("item body");
  for (const Json& name : tape.fact("kept").items())
    sent.erase(name.text());
  return sent;
}

// An item that is gone; or that a success has changed into something that was not sent. One that
// now holds what was sent was updated by a method of the candidate's own, which is its good right.
std::string item_effect(const Tape& tape,
                        const Exchange& answer,
                        const Exchange& before,
                        const Exchange& after) {
  if (after.status() == 404 || after.status() == 410) return " and deleted the item";
  if (!answer.is_2xx() || !after.is_2xx() || is_same(before, after, tape)) return {};
  return shows_all(tape, sent_of_item(tape), after) ? "" : " and changed the item";
}

void add(const std::string& name,
         const Exchange& answer,
         const Standing& standing,
         const std::string& effect,
         Tally& tally) {
  if (is_beside_the_point(answer)) return;
  const bool silent = answer.status() == 405 && answer.header("Allow") == nullptr;
  tally.add(fmt::format("{} of {}", answer.request.method, name),
            effect.empty() ? standing.credit : 0, std::string(standing.expected) + " and no effect",
            answer_of(answer) + (silent ? " without Allow" : "") + effect, answer);
}

bool is_unsupported(const Exchange& answer) {
  return answer.status() == 405 || answer.status() == 501;
}

// A service that tells wrong methods by 405, and refuses this one otherwise, has the method.
bool is_offered(const Exchange& answer, const Tape& tape) {
  const Exchange* invented = tape.find("the invented method FOO");
  return invented != nullptr && is_unsupported(*invented) && answer.is_4xx() &&
         !is_unsupported(answer);
}

Finding judge(const Tape& tape) {
  const Exchange& before = tape.at("before");
  Tally tally;
  bool acted = false;
  if (const Exchange* answer = tape.find("the list");
      answer != nullptr && answer->answered() && !is_offered(*answer, tape)) {
    const std::string effect = collection_effect(tape);
    acted = acted || !effect.empty();
    add("the list", *answer, wrong_method(*answer), effect, tally);
  }
  const Exchange* last = &before;
  if (const Exchange* answer = tape.find("an item"); answer != nullptr && answer->answered()) {
    const Exchange& after = tape.at("an item (after)");
    const std::string effect = item_effect(tape, *answer, before, after);
    acted = acted || !effect.empty();
    const bool own_update = effect.empty() && answer->is_2xx() && !is_same(before, after, tape);
    if (!own_update && !is_offered(*answer, tape)) {
      add("an item", *answer, wrong_method(*answer), effect, tally);
    }
    last = &after;
  }
  if (const Exchange* after = tape.find("the invented method FOO (after)");
      after != nullptr && last->is_2xx()) {
    const Exchange& answer = tape.at("the invented method FOO");
    const std::string effect = item_effect(tape, answer, *last, *after);
    acted = acted || !effect.empty();
    add("an item", answer, invented_method(answer), effect, tally);
  }
  if (tally.empty()) return inconclusive("the service answered none of the questions");
  return tally.finding(acted ? 0 : tally.mean(), "Methods that the path does not have");
}

}  // namespace
}  // namespace http_method_not_allowed
const Check kMethodNotAllowed{http_method_not_allowed::kMeta, http_method_not_allowed::gather,
                              http_method_not_allowed::judge};
}  // namespace assay::checks
