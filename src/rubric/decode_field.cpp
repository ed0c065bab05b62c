// SPDX-License-Identifier: MIT
// Fields of a resource: their types, their limits, and limits that contradict one another.
#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "rubric/decode.h"
#include "rubric/fits.h"
#include "rubric/holes.h"
#include "rubric/patterns.h"

namespace assay {
namespace {

constexpr std::array<Word<FieldType>, 7> kTypes{{{"string", FieldType::kString},
                                                 {"integer", FieldType::kInteger},
                                                 {"decimal", FieldType::kDecimal},
                                                 {"boolean", FieldType::kBoolean},
                                                 {"reference", FieldType::kReference},
                                                 {"array", FieldType::kArray},
                                                 {"object", FieldType::kObject}}};

constexpr std::array<std::string_view, 6> kFormats{"email", "uuid",      "uri",
                                                   "date",  "date-time", "currency"};

constexpr int kMostDigits = 9;

// A key that only some types know.
struct TypedKey {
  std::string_view key{};
  std::array<FieldType, 3> types{};
};
constexpr FieldType kText = FieldType::kString;
constexpr FieldType kWhole = FieldType::kInteger;
constexpr FieldType kPoint = FieldType::kDecimal;
constexpr FieldType kMany = FieldType::kArray;
constexpr std::array<TypedKey, 16> kTypedKeys{{
    {"min_length", {kText, kMany, kMany}},
    {"max_length", {kText, kMany, kMany}},
    {"pattern", {kText, kText, kText}},
    {"format", {kText, kText, kText}},
    {"non_blank", {kText, kText, kText}},
    {"min", {kWhole, kPoint, kPoint}},
    {"max", {kWhole, kPoint, kPoint}},
    {"exclusive_min", {kWhole, kPoint, kPoint}},
    {"exclusive_max", {kWhole, kPoint, kPoint}},
    {"scale", {kPoint, kPoint, kPoint}},
    {"enum", {kText, kWhole, kPoint}},
    {"open", {kText, kWhole, kPoint}},
    {"unique", {kText, kWhole, kPoint}},
    {"to", {FieldType::kReference, FieldType::kReference, FieldType::kReference}},
    {"items", {kMany, kMany, kMany}},
    {"fields", {FieldType::kObject, FieldType::kObject, FieldType::kObject}},
}};

std::string_view spelling(FieldType type) {
  return std::ranges::find(kTypes, type, &Word<FieldType>::second)->first;
}

// Digits after the decimal point as the number was written.
int digits_after_point(const Node& number) {
  if (number.text.find_first_of("eE") != std::string::npos) return 0;
  const std::size_t point = number.text.find('.');
  if (point == std::string::npos) return 0;
  const std::size_t last = number.text.find_last_not_of('0');
  return static_cast<int>(last - point);
}

void check_keys_of_type(const Node& node, const Field& field, Problems& problems) {
  for (const TypedKey& typed : kTypedKeys) {
    const Node* value = node.find(typed.key);
    if (value == nullptr || std::ranges::find(typed.types, field.type) != typed.types.end()) {
      continue;
    }
    problems.add(
        value->key_at,
        fmt::format("'{}' says nothing about a field of type {}", typed.key, spelling(field.type)),
        fmt::format("it belongs to the type {}", spelling(typed.types[0])));
  }
}

void check_order(MapReader& reader,
                 std::string_view low_key,
                 std::string_view high_key,
                 const std::optional<double>& low,
                 const std::optional<double>& high) {
  if (!low || !high || *low <= *high) return;
  reader.problems().add(reader.spot(high_key), fmt::format("{} {} is below {} {}: no value fits",
                                                           high_key, *high, low_key, *low));
}

std::optional<double> as_number(std::optional<int> whole) {
  return whole ? std::optional<double>(*whole) : std::nullopt;
}

// A bound has no more digits than the field; without a scale, the bounds tell it.
void settle_scale(const Node& node, MapReader& reader, Field& field) {
  std::optional<int> scale;
  reader.whole("scale", scale);
  if (scale && *scale > kMostDigits) {
    reader.problems().add(reader.spot("scale"), fmt::format("scale is above {}", kMostDigits));
    scale = kMostDigits;
  }
  int digits = 0;
  for (const std::string_view key : {"min", "max"}) {
    const Node* bound = node.find(key);
    if (bound == nullptr || !bound->is_number()) continue;
    const int own = digits_after_point(*bound);
    digits = std::max(digits, own);
    const int allowed = field.type == kPoint ? scale.value_or(own) : 0;
    if (own > allowed) {
      reader.problems().add(bound->at, fmt::format("{} {} has more digits after the point than the "
                                                   "field, which has {}",
                                                   key, bound->text, allowed));
    }
  }
  field.scale = field.type == kPoint ? scale.value_or(std::min(digits, kMostDigits)) : 0;
}

void read_limits(const Node& node, MapReader& reader, Field& field) {
  reader.whole("min_length", field.min_length);
  reader.whole("max_length", field.max_length);
  check_order(reader, "min_length", "max_length", as_number(field.min_length),
              as_number(field.max_length));
  reader.number("min", field.min);
  reader.number("max", field.max);
  reader.flag("exclusive_min", field.exclusive_min);
  reader.flag("exclusive_max", field.exclusive_max);
  check_order(reader, "min", "max", field.min, field.max);
  const bool exclusive = field.exclusive_min || field.exclusive_max;
  if (field.min && field.max && *field.min == *field.max && exclusive) {
    reader.problems().add(reader.spot("max"),
                          "min and max are equal and one is exclusive: no value fits");
  }
  for (const auto& [flag, bound] :
       {Word<bool>{"exclusive_min", field.exclusive_min && !field.min},
        Word<bool>{"exclusive_max", field.exclusive_max && !field.max}}) {
    if (bound) {
      reader.problems().add(reader.spot(flag), fmt::format("'{}' has no bound to exclude", flag));
    }
  }
  settle_scale(node, reader, field);
}

void read_text_rules(MapReader& reader, Field& field) {
  reader.flag("non_blank", field.non_blank);
  reader.text("pattern", field.pattern);
  const std::string wrong = pattern_fault(field.pattern);
  if (!wrong.empty()) {
    reader.problems().add(reader.spot("pattern"),
                          fmt::format("the pattern does not read: {}", wrong));
  }
  if (const Node* format = reader.find("format")) {
    if (const auto index = read_word(*format, "format", kFormats, reader.problems())) {
      field.format = kFormats[*index];
    }
  }
}

void read_members(MapReader& reader, Field& field) {
  reader.flag("open", field.open);
  const Node* members = reader.find("enum");
  if (members == nullptr) {
    if (field.open)
      reader.problems().add(reader.spot("open"), "'open' says nothing without 'enum'");
    return;
  }
  if (!expect_list(*members, "enum", reader.problems())) return;
  if (members->children.empty()) {
    reader.problems().add(members->at, "the enum has no member: no value fits");
  }
  const Field rules = field;  // without members: each is judged by the other rules
  for (const Node& member : members->children) {
    Json value = to_json(member);
    const std::string misfit = misfit_of(value, rules);
    if (!misfit.empty()) {
      reader.problems().add(member.at,
                            fmt::format("an enum member does not fit its field: {}", misfit));
    } else if (std::ranges::find(field.members, value) != field.members.end()) {
      reader.problems().add(member.at, fmt::format("{} stands twice in the enum", value.dump()));
    } else {
      field.members.push_back(std::move(value));
    }
  }
}

void read_parts(MapReader& reader, Field& field) {
  reader.text("to", field.to);
  if (field.type == FieldType::kReference && field.to.empty()) {
    reader.problems().add(reader.at(), fmt::format("{} refers to nothing", reader.what()),
                          "name the resource: to: product");
  }
  if (const Node* items = reader.find("items")) {
    field.items.push_back(decode_field(*items, reader.problems()));
  } else if (field.type == FieldType::kArray) {
    reader.problems().add(reader.at(), fmt::format("{} lacks the key 'items'", reader.what()),
                          "say what it holds: items: {type: string}");
  }
  if (const Node* fields = reader.find("fields")) {
    field.fields = decode_fields(*fields, reader.problems());
  }
}

}  // namespace

Field decode_field(const Node& node, Problems& problems) {
  Field field;
  field.name = node.key;
  MapReader reader(node, fmt::format("field '{}'", node.key), problems);
  reader.word<FieldType>("type", kTypes, field.type);
  reader.flag("required", field.required);
  reader.flag("nullable", field.nullable);
  reader.flag("unique", field.unique);
  reader.texts("aka", field.aka);
  read_limits(node, reader, field);
  read_text_rules(reader, field);
  read_members(reader, field);
  read_parts(reader, field);
  if (const Node* sample = reader.find("sample")) {
    field.sample = to_json(*sample);
    check_holes(*sample, {}, problems);
    check_fits(*sample, field, problems);
  }
  reader.finish();
  check_keys_of_type(node, field, problems);
  return field;
}

std::vector<Field> decode_fields(const Node& node, Problems& problems) {
  std::vector<Field> fields;
  if (!expect_map(node, "fields", problems)) return fields;
  if (node.children.empty()) problems.add(node.at, "fields names no field");
  for (const Node& child : node.children)
    fields.push_back(decode_field(child, problems));
  return fields;
}

}  // namespace assay
