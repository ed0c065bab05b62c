// SPDX-License-Identifier: MIT
// Valid and extreme values of number fields, counted in steps of 10^-scale.
#pragma once

#include <cstdint>
#include <optional>

#include "contract/contract.h"
#include "core/json.h"

namespace assay {

// The lowest and the highest legal value in steps, exclusive bounds respected; nothing where none
// is declared or it is too large to count exactly.
std::optional<std::int64_t> lowest_step(const Field& field);
std::optional<std::int64_t> highest_step(const Field& field);

// The JSON number of so many steps, with exactly `scale` digits after the point.
Json number_of_steps(std::int64_t steps, int scale);

// A legal value away from the edges: small where the name speaks of a quantity, large where it
// speaks of a stock and nothing bounds it. Two places give two values as far as the range allows
// when the field is unique.
Json typical_number(const Field& field, std::uint64_t place, std::uint64_t key);

}  // namespace assay
