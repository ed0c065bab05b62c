// SPDX-License-Identifier: MIT
// Creates two items with one unique value, one after the other.
#include <algorithm>
#include <optional>
#include <string>

#include <fmt/core.h>

#include "checks/val/broken_field.h"
#include "checks/val/family.h"
#include "core/tally.h"
#include "dialect/compare.h"
#include "dialect/envelope.h"
#include "dialect/refusal.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace val_unique_conflict {
namespace {

constexpr Meta kMeta{
    .id = "val.unique-conflict",
    .title = "A unique value is taken once",
    .failure_title = "A unique value is taken twice",
    .why =
        "Two accounts with one e-mail address, or two products with one number, cannot be told "
        "apart.",
    .fix = "Put a unique constraint on the column and answer 409 when it is hit.",
    .source = "RFC 9110 15.5.10",
    .severity = Severity::kMajor,
    .needs = need::kUnique,
    .combine = Combine::kWorst,
};

constexpr double kHeldByTheStore = 0.25;

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return text;
}

// The same value in an otherwise fresh body, as "<name>"; what came of it is read.
void create_again(Session& session,
                  const std::string& name,
                  const Field& field,
                  const Json& value) {
  Json body = session.sample();
  if (session.stopped()) return;
  body.set(field.name, value);
  const Made made = session.create(name, session.resource(), body);
  if (made.ok) session.get(name + " (read)", made.path);
}

void gather(Session& session) {
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  Json fields = Json::array();
  for (const Field& field : session.resource().fields) {
    const Json* value = made->sent.find(field.name);
    if (!field.unique || value == nullptr || session.stopped()) continue;
    create_again(session, "again with " + field.name, field, *value);
    const bool email = field.format == "email";
    if (email) {
      create_again(session, "upper case of " + field.name, field, Json(upper(value->text())));
    }
    fields.push(Json::object({{"name", field.name}, {"value", *value}}));
  }
  if (session.stopped()) return;
  if (fields.empty()) return session.skip("no unique field can be sent");
  session.tape().note("fields", std::move(fields));
  session.get("control (after)", made->path);
  if (!session.create("control after").ok) {
    session.block("blocked: a body with a value of its own was refused after the others");
  }
}

std::vector<std::string> ids_in(const Exchange& answer, const std::string& resource) {
  const std::optional<Json> body = Json::parse(answer.response.body);
  const Json* item = body ? find_item(*body, resource) : nullptr;
  return item == nullptr ? std::vector<std::string>{} : ids_of(*item, resource);
}

bool share_one(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  return std::ranges::any_of(
      left, [&](const std::string& id) { return std::ranges::find(right, id) != right.end(); });
}

// Whether there are two items now, both with the value.
bool is_taken_twice(const Tape& tape, const std::string& name, const Json& value) {
  const Exchange* second = tape.find("again with " + name + " (read)");
  const Exchange& first = tape.at("control (after)");
  if (second == nullptr || !second->is_2xx() || !first.is_2xx()) return false;
  const std::vector<std::string> here = ids_in(first, tape.subject());
  const std::vector<std::string> there = ids_in(*second, tape.subject());
  if (here.empty() || there.empty() || share_one(here, there)) return false;
  return same_value(value, shown_member(first, tape.subject(), name)) &&
         same_value(value, shown_member(*second, tape.subject(), name));
}

std::optional<Case> case_of(const Tape& tape, const std::string& name, const Json& value) {
  const Exchange& answer = tape.at("again with " + name);
  if (!answer.answered() || (answer.is_2xx() && ids_in(answer, tape.subject()).empty() &&
                             tape.find("again with " + name + " (read)") == nullptr)) {
    if (!refused_in_words(answer)) return std::nullopt;
  }
  Case one{.name = name + " again",
           .credit = 1,
           .expected = "409, 422 or 400, or the same item",
           .observed = answer_of(answer),
           .exchange = answer.id};
  if (is_taken_twice(tape, name, value)) {
    one.credit = 0;
    one.observed = answer_of(answer) + " and made a second item";
  } else if (answer.is_5xx()) {
    one.credit = kHeldByTheStore;
  } else if (!answer.is_2xx()) {
    one.credit = conflict(answer).credit;
  }
  return one;
}

// Two spellings of one address are reported, and cost nothing.
std::string case_note(const Tape& tape, const std::string& name) {
  const Exchange* answer = tape.find("upper case of " + name);
  if (answer == nullptr || !answer->is_2xx()) return {};
  return fmt::format("{} in capitals counts as another value", name);
}

Finding judge(const Tape& tape) {
  Tally tally;
  std::string note;
  for (const Json& field : tape.fact("fields").items()) {
    const std::string& name = field.find("name")->text();
    if (const std::optional<Case> one = case_of(tape, name, *field.find("value"))) tally.add(*one);
    if (note.empty()) note = case_note(tape, name);
  }
  if (tally.empty()) return inconclusive("no answer to a repeated value tells what came of it");
  Finding finding = tally.finding(tally.lowest(), "unique values");
  finding.note = note;
  return finding;
}

}  // namespace
}  // namespace val_unique_conflict
const Check kUniqueConflict{val_unique_conflict::kMeta, val_unique_conflict::gather,
                            val_unique_conflict::judge};
}  // namespace assay::checks
