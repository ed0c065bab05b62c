// SPDX-License-Identifier: MIT
// Patches one field, then a valid and an invalid one together, then one to a value that is false.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/http/excuse.h"
#include "checks/http/family.h"
#include "checks/http/patch_falsy.h"
#include "checks/http/patch_forms.h"
#include "checks/http/stored.h"
#include "contract/mutation.h"
#include "core/tally.h"
#include "dialect/refusal.h"
#include "dialect/session.h"
#include "dialect/update.h"

namespace assay::checks {
namespace http_patch {
namespace {

constexpr Meta kMeta{
    .id = "http.patch",
    .title = "PATCH changes what it names, all of it or nothing",
    .failure_title = "PATCH changes more or less than it names",
    .why =
        "A partial update that wipes other fields, or stores half of a refused request, corrupts "
        "data in silence.",
    .fix = "Change only the members that the body holds, and check them all before storing any.",
    .source = "RFC 5789 2; RFC 7396",
    .severity = Severity::kMajor,
    .needs = need::kFields | need::kPatch,
};

constexpr double kHalfApplied = 0.5;

// Members that may change, each with a new valid value.
Json new_values(Session& session, const Made& made) {
  const Json body = replacement(session, made);
  Json changed = Json::object();
  for (const auto& [name, value] : body.members()) {
    const Json* old = made.sent.find(name);
    if (old == nullptr || !(*old == value)) changed.set(name, value);
  }
  return changed;
}

// The one to change alone: text and numbers say most about whether it worked.
std::string chosen_field(const Resource& resource, const Json& changed) {
  for (const FieldType type : {FieldType::kString, FieldType::kDecimal, FieldType::kInteger}) {
    for (const Field& field : resource.fields) {
      const bool text =
          field.type == FieldType::kString && field.format.empty() && field.members.empty();
      if (field.type != type || changed.find(field.name) == nullptr) continue;
      if (type != FieldType::kString || text) return field.name;
    }
  }
  return changed.empty() ? std::string() : changed.members().front().first;
}

// A value that breaks a rule of another field than `apart`, which PATCH may change.
std::optional<Json> invalid_member(Session& session,
                                   const Made& made,
                                   const Json& changed,
                                   const std::string& apart) {
  for (const Rule rule : {Rule::kRange, Rule::kEnum, Rule::kLength, Rule::kType}) {
    for (const Mutation& mutation :
         mutations(session.resource(), rule, made.sent, session.maker())) {
      const Json* value = mutation.body.find(mutation.field);
      if (!mutation.must_reject || value == nullptr || mutation.field == apart ||
          changed.find(mutation.field) == nullptr)
        continue;
      return Json::object({{mutation.field, *value}});
    }
  }
  return std::nullopt;
}

// A valid new value beside an invalid one: all or nothing (RFC 5789 section 2).
void patch_mixed(Session& session,
                 const Made& made,
                 const PatchForm& form,
                 const std::string& field) {
  const Json changed = new_values(session, made);
  if (session.stopped()) return;
  const Json* valid = changed.find(field);
  const std::optional<Json> invalid = invalid_member(session, made, changed, field);
  if (valid == nullptr || !invalid) return;
  const Json sent = Json::object({{field, *valid}});
  Json mixed = sent;
  mixed.set(invalid->members().front().first, invalid->members().front().second);
  session.tape().note("mixed", sent);
  session.ask("mixed patch", patched(session, made, mixed, form));
  session.get("after mixed patch", made.path);
}

void gather(Session& session) {
  note_fields(session);
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  const Json changed = new_values(session, *made);
  if (session.stopped()) return;
  const std::string field = chosen_field(session.resource(), changed);
  if (field.empty()) {
    session.skip("the resource has no field that may change");
    return;
  }
  const Json sent = Json::object({{field, *changed.find(field)}});
  session.tape().note("before", made->sent);
  session.tape().note("patch", sent);
  const std::optional<PatchForm> form = accepted_form(session, *made, sent);
  if (!form) {
    if (session.resource().put)
      session.ask("put", update(session, "PUT", *made, replacement(session, *made)));
    return;
  }
  Json expected = made->sent;
  expected.set(field, *sent.find(field));
  session.settle("after patch", {.path = made->path}, [&](const Exchange& answer) {
    return shows_all(session.tape(), expected, answer);
  });
  patch_mixed(session, *made, *form, field);
  patch_falsy(session, *made, *form, changed);
}

bool is_not_offered(const Exchange& patch) {
  return patch.status() == 404 || patch.status() == 405 || patch.status() == 501;
}

Finding judge_refusal(const Tape& tape, const Exchange& patch) {
  const Exchange* put = tape.find("put");
  if (is_not_offered(patch) && put != nullptr && put->is_2xx()) {
    return not_applicable("PATCH is not offered; PUT is");
  }
  if (const std::string why = excuse(patch); !why.empty()) return inconclusive(why);
  return fail(patch, {fmt::format("A valid PATCH of one field {}", answer_of(patch)), "200 or 204",
                      answer_with_body(patch)});
}

// The field itself, and all others that creation had stored faithfully.
Tally effects(const Tape& tape, const Exchange& after) {
  const Json& before = tape.fact("before");
  const Json& patch = tape.fact("patch");
  const std::vector<std::string> faithful = kept_fields(tape, before, tape.at("control (read)"));
  const auto was_kept = [&](const std::string& name) {
    return std::ranges::find(faithful, name) != faithful.end();
  };
  Tally tally;
  for (const Shown& shown : shown_fields(tape, patch, after)) {
    if (!was_kept(shown.field)) continue;
    tally.add("the patched " + shown.field, shown.likeness == Likeness::kDifferent ? 0 : 1,
              shown.sent, "shows " + shown.got, after);
  }
  for (const Shown& shown : shown_fields(tape, before, after)) {
    if (patch.find(shown.field) != nullptr || !was_kept(shown.field)) continue;
    tally.add(shown.field + ", which was not named,",
              shown.likeness == Likeness::kDifferent ? 0 : 1, shown.sent, "shows " + shown.got,
              after);
  }
  return tally;
}

void judge_mixed(const Tape& tape, Tally& tally) {
  const Exchange* mixed = tape.find("mixed patch");
  // An invalid value that is accepted is charged by val.on-update.
  if (mixed == nullptr || !mixed->answered() || mixed->is_2xx()) return;
  const Exchange& after = tape.at("after mixed patch");
  if (!after.is_2xx()) return;
  const bool applied = shows_all(tape, tape.fact("mixed"), after);
  tally.add("the valid half of a refused PATCH", applied ? kHalfApplied : 1, "not stored",
            applied ? "was stored" : "was not stored", after);
}

Finding judge(const Tape& tape) {
  const Exchange& patch = tape.at("patch");
  if (!patch.is_2xx() || refused_in_words(patch)) return judge_refusal(tape, patch);
  const Exchange& after = tape.at("after patch");
  if (!after.answered()) return inconclusive("the item " + answer_of(after) + " after its PATCH");
  if (!after.is_2xx()) {
    return fail({{.exchange = after.id}, {.exchange = patch.id}},
                {fmt::format("The item {} after its PATCH", answer_of(after)),
                 "200 with the new value", answer_of(after)});
  }
  Tally tally = effects(tape, after);
  judge_mixed(tape, tally);
  judge_falsy(tape, tally);
  if (tally.empty()) return inconclusive("no field of the item shows what was stored");
  Finding finding = tally.finding(tally.lowest(), "PATCH");
  finding.evidence.insert(finding.evidence.begin(), {.exchange = patch.id});
  return finding;
}

}  // namespace
}  // namespace http_patch
const Check kPatch{http_patch::kMeta, http_patch::gather, http_patch::judge};
}  // namespace assay::checks
