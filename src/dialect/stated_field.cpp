// SPDX-License-Identifier: MIT
// Types, lengths, bounds and members.
#include "dialect/stated_field.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "contract/pattern.h"
#include "contract/text_value.h"

namespace assay {
namespace {

constexpr int kDeepestField = 6;
constexpr int kMostFields = 500;  // within one
constexpr int kMostDigits = 9;
constexpr double kBeyondRules = 1e15;  // the edge of a number's own type

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kFormats{
    {{"email", "email"},
     {"uuid", "uuid"},
     {"uri", "uri"},
     {"url", "uri"},
     {"iri", "uri"},
     {"date", "date"},
     {"date-time", "date-time"}}};

std::optional<double> number_in(const Json& schema, std::string_view name) {
  const Json& value = member_of(schema, name);
  const bool is_rule = value.is_number() && std::abs(value.as_double()) < kBeyondRules;
  return is_rule ? std::optional(value.as_double()) : std::nullopt;
}

std::optional<int> count_in(const Json& schema, std::string_view name) {
  const std::optional<std::int64_t> value = member_of(schema, name).as_int();
  const bool fits = value && *value >= 0 && *value < 100'000'000;
  return fits ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

bool is_true(const Json& schema, std::string_view name) {
  const Json& value = member_of(schema, name);
  return value.is_bool() && value.boolean();
}

// Digits after the point that tell all multiples of a step (0.01: 2) from one another.
int digits_of(double step) {
  for (int digits = 0; digits <= kMostDigits; ++digits) {
    const double scaled = step * std::pow(10, digits);
    if (std::abs(scaled - std::round(scaled)) < 1e-6) return digits;
  }
  return kMostDigits;
}

void add_bounds(const Json& schema, Field& field) {
  field.min = number_in(schema, "minimum");
  field.max = number_in(schema, "maximum");
  field.exclusive_min = field.min && is_true(schema, "exclusiveMinimum");
  field.exclusive_max = field.max && is_true(schema, "exclusiveMaximum");
  // Since 3.1 the bound itself is exclusive.
  if (const auto above = number_in(schema, "exclusiveMinimum")) {
    field.min = above;
    field.exclusive_min = true;
  }
  if (const auto below = number_in(schema, "exclusiveMaximum")) {
    field.max = below;
    field.exclusive_max = true;
  }
  if (field.type == FieldType::kDecimal) {
    field.scale = digits_of(number_in(schema, "multipleOf").value_or(1));
    for (const auto& bound : {field.min, field.max})
      field.scale = std::max(field.scale, digits_of(bound.value_or(1)));
    return;
  }
  const auto is_whole = [](const std::optional<double>& bound) {
    return !bound || *bound == std::floor(*bound);
  };
  if (!is_whole(field.min)) field.min.reset();
  if (!is_whole(field.max)) field.max.reset();
}

// Rules of texts; a pattern is one for the whole value only where it is anchored.
void add_text_rules(const Json& schema, Field& field) {
  field.min_length = count_in(schema, "minLength");
  field.max_length = count_in(schema, "maxLength");
  if (field.min_length == 0) field.min_length.reset();
  const std::string& pattern = member_of(schema, "pattern").text();
  const bool whole = pattern.starts_with('^') && pattern.ends_with('$');
  if (whole && !matching_text(pattern, 0, 0, length_of(field)).empty()) field.pattern = pattern;
  const auto* const known =
      std::ranges::find(kFormats, std::string_view(member_of(schema, "format").text()),
                        [](const auto& pair) { return pair.first; });
  if (known != kFormats.end()) field.format = known->second;
}

void add_members(const Json& schema, Field& field) {
  const bool text = field.type == FieldType::kString;
  for (const Json& one : member_of(schema, "enum").items()) {
    const bool fits = text ? one.is_string() : one.is_number();
    if (fits && std::ranges::find(field.members, one) == field.members.end())
      field.members.push_back(one);
  }
}

FieldType type_of_schema(const Json& schema) {
  constexpr std::array<std::pair<std::string_view, FieldType>, 6> types{
      {{"string", FieldType::kString},
       {"integer", FieldType::kInteger},
       {"number", FieldType::kDecimal},
       {"boolean", FieldType::kBoolean},
       {"array", FieldType::kArray},
       {"object", FieldType::kObject}}};
  for (const auto& [name, type] : types) {
    if (has_type(schema, name)) return type;
  }
  if (!member_of(schema, "properties").is_null()) return FieldType::kObject;
  return FieldType::kString;
}

// "anyOf": [{…}, {"type": "null"}], as optional fields are written since 3.1.
const Json& without_null(const Json& document, const Json& schema, bool& nullable) {
  for (const char* choice : {"anyOf", "oneOf"}) {
    const Json* kept = nullptr;
    for (const Json& one : member_of(schema, choice).items()) {
      const Json& part = resolved(document, one);
      if (has_type(part, "null")) {
        nullable = true;
      } else if (kept == nullptr) {
        kept = &part;
      }
    }
    if (kept != nullptr) return *kept;
  }
  const auto& parts = member_of(schema, "allOf").items();
  const bool alone = parts.size() == 1 && member_of(schema, "properties").is_null();
  return alone ? resolved(document, parts.front()) : schema;
}

// A schema that holds itself has fields without end.
class FieldReader {
 public:
  explicit FieldReader(const Json& document) : document_(document) {}

  Field read(const StatedProperty& property, int depth) {
    Field field{.name = property.name, .required = property.required};
    const Json& outer = resolved(document_, *property.schema);
    bool nullable = is_true(outer, "nullable") || is_true(outer, "x-nullable");
    const Json& schema = without_null(document_, outer, nullable);
    field.nullable = nullable || has_type(schema, "null");
    field.type = type_of_schema(schema);
    switch (field.type) {
      case FieldType::kString:
        add_text_rules(schema, field);
        add_members(schema, field);
        break;
      case FieldType::kInteger:
      case FieldType::kDecimal:
        add_bounds(schema, field);
        add_members(schema, field);
        break;
      case FieldType::kArray:
        add_items(schema, depth, field);
        break;
      case FieldType::kObject:
        add_inner(schema, depth, field);
        break;
      default:
        break;
    }
    return field;
  }

 private:
  bool ends_at(int depth) { return depth == 0 || ++fields_ > kMostFields; }

  void add_items(const Json& schema, int depth, Field& field) {
    field.min_length = count_in(schema, "minItems");
    field.max_length = count_in(schema, "maxItems");
    if (field.min_length == 0) field.min_length.reset();
    const StatedProperty items{.name = "items", .schema = &member_of(schema, "items")};
    field.items.push_back(ends_at(depth) ? Field{.name = "items"} : read(items, depth - 1));
  }

  void add_inner(const Json& schema, int depth, Field& field) {
    if (ends_at(depth)) return;
    for (const StatedProperty& inner :
         stated_object(document_, schema, BodyOf::kRequest).properties)
      field.fields.push_back(read(inner, depth - 1));
  }

  const Json& document_;
  int fields_ = 0;
};

}  // namespace

Field stated_field(const Json& document, const StatedProperty& property) {
  return FieldReader(document).read(property, kDeepestField);
}

std::vector<Field> stated_fields(const Json& document, const StatedObject& object) {
  std::vector<Field> fields;
  for (const StatedProperty& property : object.properties)
    fields.push_back(stated_field(document, property));
  return fields;
}

}  // namespace assay
