// SPDX-License-Identifier: MIT
// Money as whole numbers of its smallest step.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/json.h"

namespace assay::checks {

// A value as an answer shows it (a number, its text, or an object around either), in steps of
// 10^-scale. Nothing for what is no number, or lies between two steps by more than binary noise.
std::optional<std::int64_t> units_of(const Json& shown, int scale);

// "12.34" for 1234 steps of a hundredth.
std::string units_text(std::int64_t units, int scale);

}  // namespace assay::checks
