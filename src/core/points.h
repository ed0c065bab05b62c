// SPDX-License-Identifier: MIT
// The one rounding rule: half away from zero, one decimal, at display only.
#pragma once

#include <string>

namespace assay {

// "7.5", "0.0", "-1.3": for points in columns.
std::string points_text(double points);

// The same without a trailing ".0": for weights, thresholds and counts inside a sentence.
std::string number_text(double number);

// A share of 0 to 1 as "88.5 %".
std::string percent_text(double share);

}  // namespace assay
