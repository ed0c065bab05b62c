// SPDX-License-Identifier: MIT
// Asks whether a validation error names the field that is wrong.
#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "checks/errors/family.h"
#include "contract/mutation.h"
#include "core/tally.h"
#include "core/text.h"
#include "dialect/error_fields.h"
#include "dialect/refusal.h"
#include "dialect/session.h"

namespace assay::checks {
namespace errors_field_detail {
namespace {

constexpr Meta kMeta{
    .id = "errors.field-detail",
    .title = "A validation error names the field",
    .failure_title = "A validation error does not name the field",
    .why = "A form can only point at the wrong entry when the answer says which one it is.",
    .fix =
        "List each rejected field with its reason: {\"errors\": [{\"field\": …, \"message\": …}]}.",
    .source = "RFC 9457 3; JSON:API 1.1, source",
    .severity = Severity::kMinor,
    .needs = need::kFields,
};

constexpr std::size_t kSeveral = 3;
constexpr double kUnnamed = 0.5;

// One broken rule for each of as many fields as there are.
std::vector<Mutation> broken_fields(Session& session, const Json& valid) {
  std::vector<Mutation> broken;
  for (const Rule rule :
       {Rule::kMissing, Rule::kRange, Rule::kEnum, Rule::kLength, Rule::kFormat}) {
    for (Mutation& mutation : mutations(session.resource(), rule, valid, session.maker())) {
      const bool seen = std::ranges::find(broken, mutation.field, &Mutation::field) != broken.end();
      if (mutation.must_reject && !seen) broken.push_back(std::move(mutation));
    }
  }
  return broken;
}

// What the rubric calls a field, and its other spellings.
Json names_of(const Resource& resource, const std::string& name) {
  Json names = Json::array({name});
  if (const Field* field = find_field(resource, name)) {
    for (const std::string& other : field->aka)
      names.push(other);
  }
  return names;
}

void break_rule(Json& body, const Mutation& mutation) {
  const Json* value = mutation.body.find(mutation.field);
  if (value == nullptr) {
    body.erase(mutation.field);
  } else {
    body.set(mutation.field, *value);
  }
}

void ask(Session& session, const char* name, Json body, const std::vector<Mutation>& broken) {
  Json fields = Json::array();
  for (const Mutation& mutation : broken) {
    break_rule(body, mutation);
    fields.push(names_of(session.resource(), mutation.field));
  }
  session.tape().note(name, std::move(fields));
  session.ask(name, session.creation(session.resource(), body));
}

void gather(Session& session) {
  if (!session.control("control")) return;
  const Json valid = session.sample();
  if (session.stopped()) return;
  std::vector<Mutation> broken = broken_fields(session, valid);
  if (broken.empty()) {
    session.skip("the rubric declares no rule that a body could break");
    return;
  }
  ask(session, "one wrong field", valid, {broken.front()});
  if (broken.size() < kSeveral) return;
  broken.resize(kSeveral);
  ask(session, "three wrong fields", valid, broken);
}

bool names_one(std::string_view body, const Json& names) {
  std::vector<std::string> aka;
  for (const Json& name : names.items())
    aka.push_back(name.text());
  return !aka.empty() && names_field(body, aka.front(), aka);
}

// How many of the noted fields the answer names.
std::ptrdiff_t named_fields(const Tape& tape, const char* name) {
  const std::string& body = tape.at(name).response.body;
  return std::ranges::count_if(tape.fact(name).items(),
                               [&](const Json& names) { return names_one(body, names); });
}

// Acceptance and server errors belong to val.field and errors.no-5xx; a 404 speaks of something
// else.
bool is_validation_error(const Exchange& answer) {
  return answer.answered() &&
         (answer.status() == 400 || answer.status() == 422 || refused_in_words(answer));
}

void judge_one(const Tape& tape, const char* name, Tally& tally) {
  const Exchange* answer = tape.find(name);
  if (answer == nullptr || !is_validation_error(*answer)) return;
  const std::ptrdiff_t named = named_fields(tape, name);
  const bool says_something = !trimmed(answer->response.body).empty();
  const double credit = named > 0 ? 1 : says_something ? kUnnamed : 0;
  tally.add(name, credit, "the name of the field in the body",
            fmt::format("{} and names {} of {} fields", answer_of(*answer), named,
                        tape.fact(name).size()),
            *answer);
}

Finding judge(const Tape& tape) {
  Tally tally;
  judge_one(tape, "one wrong field", tally);
  judge_one(tape, "three wrong fields", tally);
  if (tally.empty()) return inconclusive("no invalid body was refused as invalid");
  Finding finding = tally.finding(tally.lowest(), "Validation errors");
  const Exchange* several = tape.find("three wrong fields");
  if (tape.level == Level::kSenior && several != nullptr && is_validation_error(*several) &&
      named_fields(tape, "three wrong fields") == 1) {
    finding.note = "of three wrong fields only one is named";
  }
  return finding;
}

}  // namespace
}  // namespace errors_field_detail
const Check kFieldDetail{errors_field_detail::kMeta, errors_field_detail::gather,
                         errors_field_detail::judge};
}  // namespace assay::checks
