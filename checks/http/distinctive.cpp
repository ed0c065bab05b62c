// SPDX-License-Identifier: MIT
// Choosing distinctive values within the declared rules.
#include "checks/http/distinctive.h"

#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/core.h>

namespace assay::checks {
namespace {

constexpr double kBeyondDouble = 9007199254740993.0;  // 2^53 + 1
constexpr const char* kBeyondDoubleDigits = "9007199254740993";

bool fits(const Field& field, int characters) {
  return field.min_length.value_or(0) <= characters &&
         characters <= field.max_length.value_or(characters);
}

bool is_free_text(const Field& field) {
  return field.type == FieldType::kString && field.pattern.empty() && field.format.empty() &&
         field.members.empty();
}

bool in_range(const Field& field, double value) {
  if (field.min && (value < *field.min || (field.exclusive_min && value == *field.min)))
    return false;
  if (field.max && (value > *field.max || (field.exclusive_max && value == *field.max)))
    return false;
  return true;
}

std::optional<Json> unicode_text(const Field& field, SampleMaker& maker) {
  constexpr int kCharacters = 11;  // an emoji may count as two
  const std::string unique = maker.unique();
  const int length = kCharacters + static_cast<int>(unique.size());
  if (!is_free_text(field)) return std::nullopt;
  if (fits(field, length)) return Json("Zo\u00eb \u65e5\u672c \U0001F600 " + unique);
  if (field.unique || !fits(field, kCharacters)) return std::nullopt;
  return Json("Zo\u00eb \u65e5\u672c \U0001F600");
}

std::optional<Json> digits_as_text(const Field& field, SampleMaker& /*maker*/) {
  constexpr int kDigits = 16;
  if (!is_free_text(field) || field.unique || !fits(field, kDigits)) return std::nullopt;
  return Json(kBeyondDoubleDigits);
}

std::optional<Json> zero_or_false(const Field& field, SampleMaker& /*maker*/) {
  if (field.type == FieldType::kBoolean) return Json(false);
  const bool number = field.type == FieldType::kInteger || field.type == FieldType::kDecimal;
  if (!number || field.unique || !field.members.empty() || !in_range(field, 0)) return std::nullopt;
  return Json(0);
}

std::optional<Json> full_scale(const Field& field, SampleMaker& /*maker*/) {
  constexpr std::string_view kFraction = "432198";
  const auto scale = static_cast<std::size_t>(field.scale);
  if (field.type != FieldType::kDecimal || scale == 0 || scale > kFraction.size() || field.unique) {
    return std::nullopt;
  }
  double whole = 98765;
  if (field.max && *field.max <= whole) {
    whole = std::floor((field.min.value_or(0) + *field.max) / 2);
  }
  const std::string digits = fmt::format("{:.0f}.{}", whole, kFraction.substr(0, scale));
  if (whole < 0 || !in_range(field, Json::number(digits).as_double())) return std::nullopt;
  return Json::number(digits);
}

std::optional<Json> beyond_double(const Field& field, SampleMaker& /*maker*/) {
  const bool allowed = field.type == FieldType::kInteger && !field.unique && field.max &&
                       *field.max >= kBeyondDouble;
  if (!allowed) return std::nullopt;
  return Json::number(kBeyondDoubleDigits);
}

std::optional<Json> offset_time(const Field& field, SampleMaker& /*maker*/) {
  if (field.format != "date-time" || field.unique) return std::nullopt;
  return Json("2031-05-17T10:30:00+05:30");
}

struct Kind {
  const char* name;
  std::optional<Json> (*value)(const Field&, SampleMaker&);
};

constexpr Kind kKinds[] = {
    {"unicode text", unicode_text},        {"digits as text", digits_as_text},
    {"0 and false", zero_or_false},        {"a decimal of full scale", full_scale},
    {"2^53 + 1 as number", beyond_double}, {"a time with an offset", offset_time},
};

}  // namespace

std::vector<Distinctive> distinctive_values(const Resource& resource, SampleMaker& maker) {
  std::vector<Distinctive> all;
  for (const Kind& kind : kKinds) {
    Distinctive one{.name = kind.name, .values = Json::object()};
    for (const Field& field : resource.fields) {
      if (std::optional<Json> value = kind.value(field, maker)) {
        one.values.set(field.name, *std::move(value));
      }
    }
    if (!one.values.empty()) all.push_back(std::move(one));
  }
  return all;
}

}  // namespace assay::checks
