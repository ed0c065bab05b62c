// SPDX-License-Identifier: MIT
// Whether a value keeps the rules of its field.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"
#include "rubric/node.h"
#include "rubric/problems.h"

namespace assay {

// Which rule the value breaks, in words ("12 is above max 10"); empty when it keeps all of them.
// Formats are not matched, nor patterns that no text can be drawn from.
std::string misfit_of(const Json& value, const Field& field);

// Reports every rule that the value, or a value inside it, breaks.
void check_fits(const Node& value, const Field& field, Problems& problems);
// The same for a whole body: unknown members and missing required ones too. References may be
// absent.
void check_fits(const Node& body, const std::vector<Field>& fields, Problems& problems);

}  // namespace assay
