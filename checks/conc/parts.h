// SPDX-License-Identifier: MIT
// Requests of several parts, and answers that speak of each.
#pragma once

#include <cstdint>
#include <optional>

#include "core/exchange.h"
#include "core/json.h"

namespace assay::checks {

// The parts are the elements of the longest list of a body. Without the last one; nothing when
// there is no list of at least two.
std::optional<Json> without_last_part(const Json& body);
std::size_t count_parts(const Json& body);

// How many parts the answer reports as failed: elements of a list that hold an error, or those of a
// list of errors. 0 when it speaks of none.
std::int64_t failed_parts(const Exchange& answer);

}  // namespace assay::checks
