// SPDX-License-Identifier: MIT
// Values against the rules of their fields.
#include "rubric/fits.h"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "core/text.h"
#include "rubric/patterns.h"

namespace assay {
namespace {

// A decimal may be sent as text, to keep its digits.
std::optional<double> number_in(const Json& value, const Field& field) {
  if (value.is_number()) return value.as_double();
  if (!value.is_string() || field.type != FieldType::kDecimal) return std::nullopt;
  const std::optional<Json> parsed = Json::parse(value.text());
  return parsed && parsed->is_number() ? std::optional(parsed->as_double()) : std::nullopt;
}

bool is_of_type(const Json& value, const Field& field) {
  switch (field.type) {
    case FieldType::kString:
      return value.is_string();
    case FieldType::kInteger:
      return value.as_int().has_value();
    case FieldType::kDecimal:
      return number_in(value, field).has_value();
    case FieldType::kBoolean:
      return value.is_bool();
    case FieldType::kReference:
      return value.is_string() || value.is_number();
    case FieldType::kArray:
      return value.is_array();
    case FieldType::kObject:
      return value.is_object();
  }
  return false;
}

std::string_view noun(FieldType type) {
  switch (type) {
    case FieldType::kString:
      return "text";
    case FieldType::kInteger:
      return "a whole number";
    case FieldType::kDecimal:
      return "a number";
    case FieldType::kBoolean:
      return "true or false";
    case FieldType::kReference:
      return "an id";
    case FieldType::kArray:
      return "a list";
    case FieldType::kObject:
      return "a map";
  }
  return {};
}

std::string range_misfit(double value, const std::string& shown, const Field& field) {
  if (field.min && (value < *field.min || (field.exclusive_min && value == *field.min))) {
    return fmt::format("{} is below min {}", shown, *field.min);
  }
  if (field.max && (value > *field.max || (field.exclusive_max && value == *field.max))) {
    return fmt::format("{} is above max {}", shown, *field.max);
  }
  const double steps = value * std::pow(10, field.scale);
  if (std::abs(steps - std::round(steps)) > 1e-6 * std::max(1.0, std::abs(steps))) {
    return fmt::format("{} has more than {} digits after the point", shown, field.scale);
  }
  return {};
}

// Lengths count characters of text, and items of lists.
std::string length_misfit(const Json& value, const Field& field) {
  const auto characters = std::ranges::count_if(
      value.text(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
  const auto length = value.is_array() ? static_cast<std::ptrdiff_t>(value.size()) : characters;
  if (field.min_length && length < *field.min_length) {
    return fmt::format("its length {} is below min_length {}", length, *field.min_length);
  }
  if (field.max_length && length > *field.max_length) {
    return fmt::format("its length {} is above max_length {}", length, *field.max_length);
  }
  return {};
}

std::string text_misfit(const Json& value, const Field& field) {
  if (field.non_blank && trimmed(value.text()).empty()) return "it is blank";
  return misses_pattern(value.text(), field) ? fmt::format("it does not match {}", field.pattern)
                                             : std::string();
}

}  // namespace

std::string misfit_of(const Json& value, const Field& field) {
  if (value.is_null() && field.nullable) return {};
  const std::string shown = shortened(value.dump(), 40);
  if (!is_of_type(value, field)) return fmt::format("{} is not {}", shown, noun(field.type));
  if (!field.members.empty() && !field.open &&
      std::ranges::find(field.members, value) == field.members.end()) {
    return fmt::format("{} is no member of the enum", shown);
  }
  if (field.type == FieldType::kInteger || field.type == FieldType::kDecimal) {
    return range_misfit(number_in(value, field).value_or(0), shown, field);
  }
  if (field.type != FieldType::kString && field.type != FieldType::kArray) return {};
  const std::string misfit = length_misfit(value, field);
  return misfit.empty() && value.is_string() ? text_misfit(value, field) : misfit;
}

void check_fits(const Node& value, const Field& field, Problems& problems) {
  const std::string misfit = misfit_of(to_json(value), field);
  if (!misfit.empty()) {
    problems.add(value.at, fmt::format("the sample breaks a rule of '{}': {}", field.name, misfit));
    return;
  }
  if (field.type == FieldType::kArray && !field.items.empty()) {
    Field item = field.items.front();
    item.name = field.name;
    for (const Node& child : value.children)
      check_fits(child, item, problems);
  }
  if (field.type == FieldType::kObject && !field.fields.empty()) {
    check_fits(value, field.fields, problems);
  }
}

void check_fits(const Node& body, const std::vector<Field>& fields, Problems& problems) {
  std::vector<std::string> names;
  for (const Field& field : fields) {
    names.push_back(field.name);
    const Node* value = body.find(field.name);
    if (value != nullptr) {
      check_fits(*value, field, problems);
    } else if (field.required && field.type != FieldType::kReference && body.is_map()) {
      problems.add(body.at, fmt::format("the sample lacks the required field '{}'", field.name));
    }
  }
  for (const Node& child : body.children) {
    if (!body.is_map() || std::ranges::find(names, child.key) != names.end()) continue;
    problems.add(child.key_at, fmt::format("the sample holds '{}', which is no field", child.key),
                 did_you_mean(child.key, names));
  }
}

}  // namespace assay
