// SPDX-License-Identifier: MIT
// Exact comparison of decimals.
#include "dialect/decimal.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "core/text.h"

namespace assay {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The exponent of "e-3"; nothing when it is malformed or absurd.
std::optional<long> exponent_of(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  long value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  constexpr long kLargest = 100'000;
  if (error != std::errc() || stop != text.data() + text.size() || std::abs(value) > kLargest) {
    return std::nullopt;
  }
  return value;
}

bool is_whole(const Decimal& value) {
  return value.exponent >= static_cast<long>(value.digits.size());
}

double approximate(const Decimal& value) {
  const std::string text =
      (value.negative ? "-0." : "0.") + value.digits + "0e" + std::to_string(value.exponent);
  return std::strtod(text.c_str(), nullptr);
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
  text = trimmed(text);
  Decimal value;
  if (text.starts_with('-') || text.starts_with('+')) {
    value.negative = text.front() == '-';
    text.remove_prefix(1);
  }
  const std::size_t power = std::min(text.find_first_of("eE"), text.size());
  const std::string_view mantissa = text.substr(0, power);
  const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
  value.digits = mantissa.substr(0, point);
  if (point < mantissa.size()) value.digits += mantissa.substr(point + 1);
  if (value.digits.empty() || !std::ranges::all_of(value.digits, is_digit)) return std::nullopt;
  if (power < text.size()) {
    const std::optional<long> exponent = exponent_of(text.substr(power + 1));
    if (!exponent) return std::nullopt;
    value.exponent = *exponent;
  }
  value.exponent += static_cast<long>(point);
  const std::size_t leading = std::min(value.digits.find_first_not_of('0'), value.digits.size());
  value.digits.erase(0, leading);
  value.exponent -= static_cast<long>(leading);
  value.digits.erase(value.digits.find_last_not_of('0') + 1);
  if (value.digits.empty()) return Decimal{};
  return value;
}

int compared(const Decimal& left, const Decimal& right) {
  if (left == right) return 0;
  const int sign = left.negative ? -1 : 1;
  if (left.digits.empty()) return right.negative ? 1 : -1;
  if (right.digits.empty() || left.negative != right.negative) return sign;
  if (left.exponent != right.exponent) return left.exponent > right.exponent ? sign : -sign;
  return left.digits > right.digits ? sign : -sign;
}

Decimal shifted(Decimal value, int places) {
  if (!value.digits.empty()) value.exponent += places;
  return value;
}

std::optional<std::string> sum_of(const std::vector<Decimal>& values) {
  constexpr long kMostDigits = 15;
  constexpr std::size_t kMostValues = 1'000;
  long step = 0;  // of the sum: the power of ten of its last digit
  for (const Decimal& value : values)
    step = std::min(step, value.exponent - static_cast<long>(value.digits.size()));
  std::int64_t sum = 0;
  for (const Decimal& value : values) {
    const long digits = value.exponent - step;
    if (digits > kMostDigits || values.size() > kMostValues) return std::nullopt;
    std::string aligned = value.digits;
    if (!aligned.empty()) aligned.resize(static_cast<std::size_t>(digits), '0');
    std::int64_t whole = 0;
    std::from_chars(aligned.data(), aligned.data() + aligned.size(), whole);
    sum += value.negative ? -whole : whole;
  }
  std::string text = std::to_string(std::abs(sum));
  const auto places = static_cast<std::size_t>(-step);
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  if (places > 0) text.insert(text.size() - places, ".");
  return sum < 0 ? "-" + text : text;
}

bool nearly_equal(const Decimal& left, const Decimal& right) {
  constexpr double kNoise = 1e-9;
  if (is_whole(left) && is_whole(right)) return left == right;
  const double a = approximate(left);
  const double b = approximate(right);
  return std::abs(a - b) <= kNoise * std::max({1.0, std::abs(a), std::abs(b)});
}

}  // namespace assay
