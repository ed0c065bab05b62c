// SPDX-License-Identifier: MIT
// Rounding for display.
#include "core/points.h"

#include <cmath>

#include <fmt/core.h>

namespace assay {
namespace {

// Sums of weights carry binary noise, so that 71.25 may be held as 71.2499999999999.
constexpr double kNoise = 1e-7;

double rounded(double value) {
  const double tenths = std::round(value * 10 + std::copysign(kNoise, value));
  return tenths == 0 ? 0 : tenths / 10;  // never "-0.0"
}

}  // namespace

std::string points_text(double points) {
  return fmt::format("{:.1f}", rounded(points));
}

std::string number_text(double number) {
  std::string text = points_text(number);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

std::string percent_text(double share) {
  return number_text(share * 100) + " %";
}

}  // namespace assay
