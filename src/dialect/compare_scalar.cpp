// SPDX-License-Identifier: MIT
// The ways in which services write the same number, text, time or flag.
#include "dialect/compare_scalar.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "core/text.h"
#include "dialect/decimal.h"
#include "dialect/envelope.h"
#include "dialect/instant.h"
#include "dialect/names.h"

namespace assay {
namespace {

bool is_numeric(const Field* field) {
  return field != nullptr &&
         (field->type == FieldType::kDecimal || field->type == FieldType::kInteger);
}

bool has_format(const Field* field, std::string_view format) {
  return field != nullptr && field->format == format;
}

bool is_named(const Field* field, std::string_view part) {
  return field != nullptr && fold(field->name).find(part) != std::string::npos;
}

// "007" is text to whoever does not know better.
bool has_leading_zero(std::string_view text) {
  return text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9';
}

Likeness compare_numbers(std::string_view sent, std::string_view got, const Field* field) {
  const std::optional<Decimal> left = parse_decimal(sent);
  const std::optional<Decimal> right = parse_decimal(got);
  if (!left || !right) return Likeness::kDifferent;
  if (*left == *right) return Likeness::kSame;
  const bool minor_units = field != nullptr && field->type == FieldType::kDecimal &&
                           field->scale > 0 && shifted(*left, field->scale) == *right;
  if (minor_units) return Likeness::kSame;
  return nearly_equal(*left, *right) ? Likeness::kNearly : Likeness::kDifferent;
}

Likeness compare_instants(const Instant& sent, const Instant& got) {
  if (sent == got) return Likeness::kSame;
  constexpr double kMillisecond = 0.001;
  const bool close = std::abs(seconds_between(sent, got)) < kMillisecond;
  return close ? Likeness::kNearly : Likeness::kDifferent;
}

std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits),
                       [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

// Scheme and host in lower case, no slash at the end.
std::string normal_url(std::string_view url) {
  while (url.ends_with('/'))
    url.remove_suffix(1);
  const std::size_t scheme = url.find("://");
  const std::size_t host = scheme == std::string_view::npos ? 0 : scheme + 3;
  const std::size_t path = std::min(url.find('/', host), url.size());
  return lower(url.substr(0, path)) + std::string(url.substr(path));
}

// Ways in which services write the same text.
bool is_normalised(std::string_view sent, std::string_view got, const Field* field) {
  if (trimmed(sent) == trimmed(got)) return true;
  const bool caseless = has_format(field, "email") || is_named(field, "email") ||
                        has_format(field, "uuid") || has_format(field, "currency");
  if (caseless && equals_ignoring_case(trimmed(sent), trimmed(got))) return true;
  if (field != nullptr && !field->members.empty() && same_name(sent, got)) return true;
  if (is_named(field, "phone") && !digits_of(sent).empty())
    return digits_of(sent) == digits_of(got);
  const bool address = has_format(field, "uri") || is_named(field, "url") || is_named(field, "uri");
  return address && normal_url(trimmed(sent)) == normal_url(trimmed(got));
}

Likeness compare_texts(const std::string& sent, const std::string& got, const Field* field) {
  if (is_normalised(sent, got, field)) return Likeness::kSame;
  const std::optional<Instant> left = parse_date_time(sent);
  const std::optional<Instant> right = parse_date_time(got);
  if (left && right) return compare_instants(*left, *right);
  const std::optional<Instant> day = parse_date(sent);
  if (day && right && got.starts_with(sent + "T")) return Likeness::kSame;
  if (has_format(field, "date")) return same_if(day && right == day);
  const bool untyped = field == nullptr && !has_leading_zero(sent) && !has_leading_zero(got);
  return untyped || is_numeric(field) ? compare_numbers(sent, got, field) : Likeness::kDifferent;
}

Likeness compare_text_with_number(const std::string& sent, const Json& got, const Field* field) {
  const std::optional<Instant> time = parse_date_time(sent);
  if (time && (field == nullptr || has_format(field, "date-time"))) {
    const double value = got.as_double();
    constexpr double kEpochMs = 1e11;
    const double seconds = value >= kEpochMs ? value / 1000 : value;
    const auto whole = static_cast<std::int64_t>(std::floor(seconds));
    const Instant told{whole,
                       static_cast<std::int32_t>((seconds - static_cast<double>(whole)) * 1e9)};
    return std::abs(seconds_between(*time, told)) < 1e-3 ? Likeness::kSame : Likeness::kDifferent;
  }
  if (field != nullptr && field->type == FieldType::kString) {
    return sent == got.text() ? Likeness::kNearly : Likeness::kDifferent;
  }
  if (field != nullptr && field->type == FieldType::kReference) return same_if(sent == got.text());
  return has_leading_zero(sent) ? Likeness::kDifferent : compare_numbers(sent, got.text(), field);
}

// A flag as 0 and 1 or as text is the same flag in another type.
Likeness compare_flags(bool sent, const Json& got) {
  if (got.is_bool()) return same_if(sent == got.boolean());
  const std::string text = lower(got.text());
  const bool same = sent ? text == "1" || text == "true" : text == "0" || text == "false";
  return same ? Likeness::kNearly : Likeness::kDifferent;
}

// A scalar that came back inside an object: a reference, an amount with its currency, a BSON
// decimal.
const Json* inner_value(const Json& got, const Field* field) {
  if (!is_numeric(field)) return nullptr;
  for (const char* name : {"$numberDecimal", "amount", "value"}) {
    const Json* inner = member(got, name);
    if (inner != nullptr && is_scalar(*inner)) return inner;
  }
  return nullptr;
}

}  // namespace

Likeness same_if(bool same) {
  return same ? Likeness::kSame : Likeness::kDifferent;
}

bool is_scalar(const Json& value) {
  return !value.is_array() && !value.is_object();
}

Likeness scalar_likeness(const Json& sent, const Json& got, const Field* field) {
  if (got.is_object() && field != nullptr && field->type == FieldType::kReference) {
    const std::vector<std::string> ids = ids_of(got, field->to);
    return same_if(std::ranges::find(ids, sent.text()) != ids.end());
  }
  if (got.is_object()) {
    const Json* inner = inner_value(got, field);
    return inner == nullptr ? Likeness::kDifferent : scalar_likeness(sent, *inner, field);
  }
  if (sent.is_bool()) return compare_flags(sent.boolean(), got);
  if (!got.is_number() && !got.is_string()) return Likeness::kDifferent;
  if (sent.is_string()) {
    return got.is_string() ? compare_texts(sent.text(), got.text(), field)
                           : compare_text_with_number(sent.text(), got, field);
  }
  return sent.text() == got.text() ? Likeness::kSame
                                   : compare_numbers(sent.text(), got.text(), field);
}

}  // namespace assay
