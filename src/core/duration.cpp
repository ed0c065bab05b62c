// SPDX-License-Identifier: MIT
// A number and its unit.
#include "core/duration.h"

#include <charconv>
#include <system_error>

#include "core/text.h"

namespace assay {
namespace {

constexpr double kDayMs = 86'400'000;

// Milliseconds of a unit; 0 for an unknown one.
double unit_ms(std::string_view unit) {
  if (unit == "ms") return 1;
  if (unit == "s") return 1000;
  if (unit == "m") return 60'000;
  return unit == "h" ? 3'600'000 : 0;
}

}  // namespace

std::optional<int> duration_ms(std::string_view text) {
  double amount = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, amount);
  if (error != std::errc()) return std::nullopt;
  const double unit = unit_ms(trimmed({stop, static_cast<std::size_t>(end - stop)}));
  const double ms = amount * unit;
  const bool known = unit > 0 && ms >= 0 && ms <= kDayMs;
  return known ? std::optional(static_cast<int>(ms)) : std::nullopt;
}

}  // namespace assay
