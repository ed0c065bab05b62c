// SPDX-License-Identifier: MIT
// Kinds, bounds and patterns of single values.
#include "scenario/match_value.h"

#include <algorithm>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "contract/matcher.h"
#include "core/expression.h"
#include "core/redact.h"
#include "core/text.h"
#include "dialect/decimal.h"
#include "dialect/instant.h"
#include "scenario/match.h"

namespace assay {
namespace {

constexpr std::size_t kMatchShown = 160;  // bytes of a value in a message

bool is_whole(const Json& value) {
  const std::optional<Decimal> number = parse_decimal(value.text());
  return number && number->exponent >= static_cast<long>(number->digits.size());
}

bool is_text_kind(std::string_view kind, const std::string& text) {
  constexpr const char* kUuid =
      "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
  if (kind == "uuid") return Expression(kUuid).matches_whole(text);
  if (kind == "email") return Expression("[^@\\s]+@[^@\\s]+").matches_whole(text);
  if (kind == "uri") return Expression("[A-Za-z][A-Za-z0-9+.-]*:\\S+|/\\S*").matches_whole(text);
  if (kind == "date") return parse_date(text).has_value();
  return kind == "date-time" && parse_date_time(text).has_value();
}

// Negative, zero or positive as `found` is below, at or above `limit`; nothing when they do not
// compare.
std::optional<int> order(const Json& found, const Json& limit) {
  if (const auto left = parse_date_time(found.text()), right = parse_date_time(limit.text());
      left && right) {
    const double seconds = seconds_between(*right, *left);
    return seconds < 0 ? -1 : seconds > 0 ? 1 : 0;
  }
  const std::optional<Decimal> left = parse_decimal(found.text());
  const std::optional<Decimal> right = parse_decimal(limit.text());
  if (!left || !right) return std::nullopt;
  return compared(*left, *right);
}

std::string rule_in_words(const Json::Member& rule) {
  const auto& [word, wanted] = rule;
  if (word == "is") return wanted.text();
  if (word == "not") return "not " + in_words(wanted);
  if (word == "min") return "at least " + in_words(wanted);
  if (word == "max") return "at most " + in_words(wanted);
  if (word == "matches") return "text that matches " + wanted.text();
  if (word == "count") return "a list of " + in_words(wanted);
  if (word == "has") return "a list with " + in_words(wanted);
  if (word == "in_order") return in_words(wanted);
  if (word == "sum") return "a list that adds up to " + in_words(wanted);
  return "one of " + shortened(wanted.dump(), kMatchShown);
}

}  // namespace

bool is_kind(std::string_view kind, const Json* found) {
  const bool absent = found == nullptr || found->is_null();
  if (kind == "absent" || kind == "null") return absent;
  if (absent) return false;
  if (kind == "present") return true;
  if (kind == "string") return found->is_string();
  if (kind == "boolean") return found->is_bool();
  if (kind == "array") return found->is_array();
  if (kind == "object") return found->is_object();
  if (is_cut(*found)) return true;
  const bool scalar = found->is_string() || found->is_number();
  if (kind == "number") return scalar && parse_decimal(found->text()).has_value();
  if (kind == "integer") return scalar && is_whole(*found);
  return found->is_string() && is_text_kind(kind, found->text());
}

bool is_within(Edge edge, const Json& limit, const Json& found) {
  const std::optional<int> side = order(found, limit);
  return side && (edge == Edge::kMin ? *side >= 0 : *side <= 0);
}

bool is_found_in(std::string_view pattern, const Json& found) {
  const bool scalar = found.is_string() || found.is_number();
  return scalar && Expression(pattern).find(found.text()).has_value();
}

bool is_cut(const Json& value) {
  return value.is_string() && value.text().starts_with("(cut:") &&
         secret_mask(value.text()) == value.text();
}

bool is_cut_alike(const Json& wanted, const Json& found) {
  return is_cut(wanted) && secret_mask(found.text()) == wanted.text();
}

std::string in_words(const Json& wanted) {
  if (!is_matcher(wanted)) return shortened(wanted.dump(), kMatchShown);
  std::vector<std::string> rules;
  for (const Json::Member& rule : wanted.members())
    rules.push_back(rule_in_words(rule));
  return fmt::format("{}", fmt::join(rules, " and "));
}

std::string found_in_words(const Json* found) {
  return found == nullptr ? "nothing" : shortened(found->dump(), kMatchShown);
}

}  // namespace assay
