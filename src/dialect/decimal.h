// SPDX-License-Identifier: MIT
// Decimal numbers compared exactly, as text and not as floating point.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// A number without rounding: its significant digits and the power of ten of the last one.
struct Decimal {
  bool negative = false;
  std::string digits{};  // no zeros at either end; empty for zero
  long exponent = 0;     // value = 0.digits × 10^exponent; 0 for zero

  friend bool operator==(const Decimal&, const Decimal&) = default;
};

// "10", "10.00", "1e1", "-0.5", "+3"; nothing for other text, thousands separators included.
std::optional<Decimal> parse_decimal(std::string_view text);

// Negative, zero or positive as the left one is less, equal or more.
int compared(const Decimal& left, const Decimal& right);

// The value times 10^places.
Decimal shifted(Decimal value, int places);

// The exact sum, as text; nothing where it takes more than 15 digits to add them up.
std::optional<std::string> sum_of(const std::vector<Decimal>& values);

// True when they differ by less than 1e-9 of the larger one, or of 1: binary noise. Whole numbers
// are never noisy: 2^53+1 that comes back as 2^53 is another number.
bool nearly_equal(const Decimal& left, const Decimal& right);

}  // namespace assay
