// SPDX-License-Identifier: MIT
// The same JSON in other bytes: what is signed as it was sent must be read as it came.
#pragma once

#include <string>

#include "core/json.h"

namespace assay::checks {

// With a space after every ',' and ':', as Python writes it.
std::string spaced_json(const Json& value);

// With spaces and line ends where hardly anybody puts them, and the first letter of every text and
// name as an escape.
std::string odd_json(const Json& value);

}  // namespace assay::checks
