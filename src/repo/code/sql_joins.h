// SPDX-License-Identifier: MIT
// SQL put together from text: joined, formatted, or with expressions in its literals.
#pragma once

#include <string>
#include <vector>

#include "core/place.h"
#include "repo/code/code.h"

namespace assay {

// One place for each statement, named by the expression that goes into it. A tagged template, a
// query builder and a statement with placeholders are none.
// With `numeric_ids` what getId() gives is harmless.
std::vector<Place> sql_joins_in(const std::string& path,
                                const Code& code,
                                Family family,
                                bool numeric_ids = false);

}  // namespace assay
