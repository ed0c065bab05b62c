// SPDX-License-Identifier: MIT
// Sends objects that hold a member twice, once with a valid and once with an invalid value.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "checks/val/broken_field.h"
#include "checks/val/family.h"
#include "core/tally.h"
#include "dialect/compare.h"
#include "dialect/names.h"

namespace assay::checks {
namespace val_duplicate_keys {
namespace {

constexpr Meta kMeta{
    .id = "val.duplicate-keys",
    .title = "A member sent twice does no harm",
    .failure_title = "A member sent twice slips past validation",
    .why =
        "Where one parser reads the first value and another the last, a refused value is stored.",
    .fix = "Validate the very object that is stored, parsed once; or refuse repeated members.",
    .source = "RFC 8259 4",
    .severity = Severity::kMinor,
    .needs = need::kFields,
};

constexpr std::string_view kInvalidLast = "the invalid value last";
constexpr std::string_view kInvalidFirst = "the invalid value first";

// The creation's text with the field's member twice; Json keeps repeated members.
std::string twice(const Json& valid,
                  const std::string& name,
                  const Json& invalid,
                  bool invalid_last,
                  const std::string& wrapper) {
  Json body = valid;
  Json* object = wrapper.empty() ? &body : body.find(wrapper);
  if (object == nullptr) return {};
  const auto at = std::ranges::find(object->members(), name, &Json::Member::first);
  if (at == object->members().end()) return {};
  object->members().insert(invalid_last ? std::next(at) : at, {name, invalid});
  return body.dump();
}

void send(Session& session, std::string_view name, const BrokenField& broken) {
  const Json valid = session.sample();
  if (session.stopped()) return;
  const Resource& resource = session.resource();
  const ResourceDialect& spoken = session.spoken(resource);
  Ask ask = session.creation(resource, valid);
  ask.body = twice(Json::parse(*ask.body).value_or(Json()), styled(broken.field, spoken.style),
                   broken.value, name == kInvalidLast, spoken.wrapper);
  if (ask.body->empty()) return;
  const Made made = session.made_by(session.ask(std::string(name), ask), resource, valid);
  if (made.ok) session.get(std::string(name) + " (read)", made.path);
}

void gather(Session& session) {
  if (!session.control("control")) return;
  const std::vector<BrokenField> broken = refused_fields(session, 1);
  if (session.stopped()) return;
  if (broken.empty()) return session.skip("no invalid value of a member is known to be refused");
  session.tape().note("field", broken.front().field);
  session.tape().note("what", broken.front().what);
  session.tape().note("invalid", broken.front().value);
  send(session, kInvalidLast, broken.front());
  send(session, kInvalidFirst, broken.front());
}

Finding judge(const Tape& tape) {
  const Json& invalid = tape.fact("invalid");
  Tally tally;
  for (const std::string_view name : {kInvalidLast, kInvalidFirst}) {
    const Exchange* answer = tape.find(name);
    if (answer == nullptr || !answer->answered() || answer->is_5xx()) continue;
    const Exchange* read = tape.find(std::string(name) + " (read)");
    const Json shown =
        read == nullptr ? Json() : shown_member(*read, tape.subject(), tape.fact("field").text());
    const bool stored = read != nullptr && !shown.is_null() && same_value(invalid, shown);
    tally.add(tape.fact("what").text() + ", " + std::string(name), stored ? 0 : 1,
              "400, or the value that was checked", stored ? "was stored" : answer_of(*answer),
              stored ? *read : *answer);
  }
  if (tally.empty()) return inconclusive("no body with a repeated member got an answer");
  return tally.finding(tally.lowest(), "Repeated members");
}

}  // namespace
}  // namespace val_duplicate_keys
const Check kDuplicateKeys{val_duplicate_keys::kMeta, val_duplicate_keys::gather,
                           val_duplicate_keys::judge};
}  // namespace assay::checks
