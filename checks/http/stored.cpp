// SPDX-License-Identifier: MIT
// Comparing items with what was sent, by the fields noted on the tape.
#include "checks/http/stored.h"

#include <algorithm>
#include <optional>

#include "core/text.h"
#include "dialect/envelope.h"
#include "dialect/names.h"

namespace assay::checks {
namespace {

constexpr std::size_t kShownBytes = 80;

bool is_secret(const Contract& contract, const Field& field) {
  const std::string name = fold(field.name);
  for (const char* word : {"password", "passwd", "secret", "passphrase", "cvv"}) {
    if (name.find(word) != std::string::npos) return true;
  }
  return std::ranges::any_of(contract.never_return, [&](const std::string& never) {
    return same_name(never, field.name);
  });
}

Json fact_of(const Field& field) {
  Json fact = Json::object({{"name", field.name},
                            {"type", static_cast<int>(field.type)},
                            {"format", field.format},
                            {"scale", field.scale},
                            {"to", field.to},
                            {"members", Json(field.members)}});
  Json aka = Json::array();
  for (const std::string& name : field.aka)
    aka.push(name);
  fact.set("aka", std::move(aka));
  for (const auto& [name, inner] : {std::pair{"items", &field.items}, {"fields", &field.fields}}) {
    Json list = Json::array();
    for (const Field& each : *inner)
      list.push(fact_of(each));
    fact.set(name, std::move(list));
  }
  return fact;
}

std::string text_at(const Json& fact, std::string_view name) {
  const Json* value = fact.find(name);
  return value == nullptr ? std::string() : value->text();
}

int number_at(const Json& fact, std::string_view name) {
  const Json* value = fact.find(name);
  return value == nullptr ? 0 : static_cast<int>(value->as_int().value_or(0));
}

Field field_from(const Json& fact) {
  Field field;
  field.name = text_at(fact, "name");
  field.type = static_cast<FieldType>(number_at(fact, "type"));
  field.format = text_at(fact, "format");
  field.scale = number_at(fact, "scale");
  field.to = text_at(fact, "to");
  if (const Json* members = fact.find("members")) field.members = members->items();
  if (const Json* aka = fact.find("aka")) {
    for (const Json& name : aka->items())
      field.aka.push_back(name.text());
  }
  if (const Json* items = fact.find("items")) {
    for (const Json& each : items->items())
      field.items.push_back(field_from(each));
  }
  if (const Json* fields = fact.find("fields")) {
    for (const Json& each : fields->items())
      field.fields.push_back(field_from(each));
  }
  return field;
}

// A member of a longer name that holds the value ("price_cents", "unitPrice"), or a long text under
// any name: stored, and spelled in the candidate's own way.
const Json* renamed(const Json& item, const Field& field, const Json& sent) {
  constexpr std::size_t kTellingText = 8;
  for (const auto& [name, value] : item.members()) {
    const bool alike = fold(name).find(fold(field.name)) != std::string::npos;
    const bool telling = sent.is_string() && sent.text().size() >= kTellingText;
    if ((alike || telling) && likeness(sent, value, &field) != Likeness::kDifferent) return &value;
  }
  return nullptr;
}

}  // namespace

void note_fields(Session& session) {
  Json facts = Json::array();
  for (const Field& field : session.resource().fields) {
    if (!is_secret(session.contract(), field)) facts.push(fact_of(field));
  }
  session.tape().note("fields", std::move(facts));
}

std::vector<Shown> shown_fields(const Tape& tape, const Json& sent, const Exchange& answer) {
  const std::optional<Json> body = Json::parse(answer.response.body);
  const Json* item = body && answer.is_2xx() ? find_item(*body, tape.subject()) : nullptr;
  if (item == nullptr) return {};
  std::vector<Shown> all;
  for (const Json& fact : tape.fact("fields").items()) {
    const Field field = field_from(fact);
    const Json* value = sent.find(field.name);
    if (value == nullptr) continue;
    const Json* got = field_of(*item, field);
    if (got == nullptr) got = renamed(*item, field, *value);
    Shown shown{
        .field = field.name, .sent = shortened(value->dump(), kShownBytes), .got = "absent"};
    if (got != nullptr) {
      shown.likeness = likeness(*value, *got, &field);
      shown.got = shortened(got->dump(), kShownBytes);
    } else if (value->is_null()) {
      shown.likeness = Likeness::kSame;
    }
    all.push_back(std::move(shown));
  }
  return all;
}

std::vector<std::string> kept_fields(const Tape& tape, const Json& sent, const Exchange& answer) {
  std::vector<std::string> names;
  for (const Shown& shown : shown_fields(tape, sent, answer)) {
    if (shown.likeness != Likeness::kDifferent) names.push_back(shown.field);
  }
  return names;
}

bool shows_all(const Tape& tape, const Json& sent, const Exchange& answer) {
  const std::vector<Shown> all = shown_fields(tape, sent, answer);
  return !all.empty() && std::ranges::all_of(all, [](const Shown& shown) {
    return shown.likeness != Likeness::kDifferent;
  });
}

}  // namespace assay::checks
