// SPDX-License-Identifier: MIT
// Exact money.
#include "checks/conc/units.h"

#include <cstdlib>

#include "dialect/decimal.h"
#include "dialect/names.h"

namespace assay::checks {
namespace {

constexpr long kMostDigits = 17;

// The digits before the decimal point, as a number.
std::int64_t whole_part(const Decimal& value) {
  std::int64_t whole = 0;
  for (long i = 0; i < value.exponent; ++i) {
    const auto at = static_cast<std::size_t>(i);
    whole = whole * 10 + (at < value.digits.size() ? value.digits[at] - '0' : 0);
  }
  return value.negative ? -whole : whole;
}

}  // namespace

std::optional<std::int64_t> units_of(const Json& shown, int scale) {
  for (const char* name : {"amount", "value", "$numberDecimal"}) {
    if (const Json* inner = member(shown, name)) return units_of(*inner, scale);
  }
  const std::optional<Decimal> read = parse_decimal(shown.text());
  if (!read) return std::nullopt;
  const Decimal value = shifted(*read, scale);
  if (value.exponent > kMostDigits) return std::nullopt;
  const std::int64_t whole = whole_part(value);
  for (const std::int64_t near : {whole, whole + (value.negative ? -1 : 1)}) {
    if (nearly_equal(value, *parse_decimal(std::to_string(near)))) return near;
  }
  return std::nullopt;
}

std::string units_text(std::int64_t units, int scale) {
  std::string digits = std::to_string(std::abs(units));
  const auto places = static_cast<std::size_t>(scale);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, ".");
  return units < 0 ? "-" + digits : digits;
}

}  // namespace assay::checks
