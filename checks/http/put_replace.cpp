// SPDX-License-Identifier: MIT
// Replaces an item by PUT and asks whether it shows the new values.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/http/excuse.h"
#include "checks/http/family.h"
#include "checks/http/stored.h"
#include "core/tally.h"
#include "dialect/envelope.h"
#include "dialect/refusal.h"
#include "dialect/session.h"
#include "dialect/update.h"

namespace assay::checks {
namespace http_put_replace {
namespace {

constexpr Meta kMeta{
    .id = "http.put-replace",
    .title = "PUT stores the new state",
    .failure_title = "PUT does not store the new state",
    .why = "An update that answers success and changes nothing loses what its user entered.",
    .fix = "Write every member of the PUT body to the stored item before answering 200 or 204.",
    .source = "RFC 9110 9.3.4",
    .severity = Severity::kMajor,
    .needs = need::kFields | need::kPut,
};

// An optional member that the body has; empty when there is none.
std::string optional_member(const Resource& resource, const Json& body) {
  for (const Field& field : resource.fields) {
    const bool there = body.find(field.name) != nullptr;
    if (there && !field.required && field.type != FieldType::kReference) return field.name;
  }
  return {};
}

void leave_one_out(Session& session, const Made& made, Json body) {
  const std::string left_out = optional_member(session.resource(), body);
  if (left_out.empty()) return;
  session.tape().note("left out", left_out);
  session.tape().note("left out value", *body.find(left_out));
  body.erase(left_out);
  session.ask("put without a member", update(session, "PUT", made, body));
  session.get("after put without a member", made.path);
}

bool may_want_identity(const Exchange& put) {
  for (const int status : {400, 409, 412, 422, 428}) {
    if (put.answered() && put.status() == status) return true;
  }
  return false;
}

// The same request with the item's own id, version and tag, for services that ask to see them.
Ask with_identity(Session& session, const Made& made, Ask ask) {
  const Exchange& now = session.get("current", made.path);
  if (const std::string* tag = now.header("ETag")) ask.headers.push_back({"If-Match", *tag});
  const Resource& resource = session.resource();
  const std::optional<Json> shown = Json::parse(now.response.body);
  const Json* item = shown ? find_item(*shown, resource.name) : nullptr;
  std::optional<Json> body = Json::parse(ask.body.value_or(""));
  if (item == nullptr || !body) return ask;
  Json* inner = body->find(session.spoken(resource).wrapper);
  Json& target = inner != nullptr ? *inner : *body;
  for (const char* name : {"id", "_id", "version", "Id", "Version"}) {
    if (const Json* value = item->find(name)) target.set(name, *value);
  }
  ask.body = body->dump();
  return ask;
}

void gather(Session& session) {
  note_fields(session);
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  const Json body = replacement(session, *made);
  if (session.stopped()) return;
  session.tape().note("before", made->sent);
  session.tape().note("body", body);
  const Ask ask = update(session, "PUT", *made, body);
  const Exchange* put = &session.ask("put", ask);
  if (may_want_identity(*put)) put = &session.ask("put", with_identity(session, *made, ask));
  if (!put->is_2xx()) return;
  session.settle("after put", {.path = made->path},
                 [&](const Exchange& answer) { return shows_all(session.tape(), body, answer); });
  leave_one_out(session, *made, body);
}

// Whether a member that PUT left out was reset or kept: both are common.
std::string note_on_left_out(const Tape& tape) {
  const Exchange* put = tape.find("put without a member");
  if (put == nullptr || !put->is_2xx()) return {};
  const std::string name = tape.fact("left out").text();
  const Json kept = Json::object({{name, tape.fact("left out value")}});
  const bool is_kept = shows_all(tape, kept, tape.at("after put without a member"));
  return is_kept ? fmt::format("PUT keeps {} when the body leaves it out", name) : "";
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

// Every member that was to change, and that creation had stored faithfully (what it had not is
// charged by http.read-after-write).
Tally changes(const Tape& tape, const Exchange& after) {
  const Json& before = tape.fact("before");
  const Json& body = tape.fact("body");
  const std::vector<std::string> faithful = kept_fields(tape, before, tape.at("control (read)"));
  const std::vector<std::string> old_ones = kept_fields(tape, before, after);
  Tally tally;
  for (const Shown& shown : shown_fields(tape, body, after)) {
    const Json* old = before.find(shown.field);
    const bool same = old != nullptr && *old == *body.find(shown.field);
    if (same || !contains(faithful, shown.field)) continue;
    tally.add(shown.field, shown.likeness == Likeness::kDifferent ? 0 : 1, shown.sent,
              (contains(old_ones, shown.field) ? "still shows " : "shows ") + shown.got, after);
  }
  return tally;
}

Finding judge(const Tape& tape) {
  const Exchange& put = tape.at("put");
  if (!put.is_2xx() || refused_in_words(put)) {
    if (const std::string why = excuse(put); !why.empty()) return inconclusive(why);
    return fail(put, {fmt::format("A complete valid PUT {}", answer_of(put)), "200 or 204",
                      answer_with_body(put)});
  }
  const Exchange& after = tape.at("after put");
  if (!after.answered()) return inconclusive("the item " + answer_of(after) + " after its PUT");
  if (!after.is_2xx()) {
    return fail({{.exchange = after.id}, {.exchange = put.id}},
                {fmt::format("The item {} after its PUT", answer_of(after)),
                 "200 with the new values", answer_of(after)});
  }
  const Tally tally = changes(tape, after);
  if (tally.empty()) return not_applicable("no field of the resource can be seen to change by PUT");
  Finding finding = tally.finding(tally.lowest(), "PUT");
  finding.evidence.insert(finding.evidence.begin(), {.exchange = put.id});
  finding.note = note_on_left_out(tape);
  return finding;
}

}  // namespace
}  // namespace http_put_replace
const Check kPutReplace{http_put_replace::kMeta, http_put_replace::gather, http_put_replace::judge};
}  // namespace assay::checks
