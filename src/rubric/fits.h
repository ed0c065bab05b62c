// SPDX-License-Identifier: MIT
// Whether a value keeps the rules of its field; whether a pattern reads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"
#include "rubric/node.h"
#include "rubric/problems.h"

namespace assay {

// Which rule the value breaks, in words ("12 is above max 10"); empty when it keeps all of them.
// Formats and patterns are not matched; a text with {{holes}} keeps every rule of text.
std::string misfit_of(const Json& value, const Field& field);

// Reports every rule that the value, or a value inside it, breaks.
void check_fits(const Node& value, const Field& field, Problems& problems);
// The same for a whole body: unknown members and missing required ones too. References may be
// absent.
void check_fits(const Node& body, const std::vector<Field>& fields, Problems& problems);

// What is wrong with a regular expression's brackets and repetitions; empty when they balance.
std::string pattern_fault(std::string_view pattern);

}  // namespace assay
