// SPDX-License-Identifier: MIT
// The regular expressions of fields: whether they read, and whether samples can be drawn from them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"
#include "rubric/node.h"
#include "rubric/problems.h"

namespace assay {

// What is wrong with a regular expression's brackets and repetitions; empty when they balance.
std::string pattern_fault(std::string_view pattern);

// True when the field has a pattern that texts can be drawn from, and this text does not match it.
bool misses_pattern(std::string_view text, const Field& field);

// Every pattern needs a text that matches it: drawn from it, within the field's lengths, or given
// as a sample. A field of the resource takes its sample from the resource's where it has none.
// `node` is the map that the fields were read from.
void settle_patterns(const Node& node,
                     const Json* sample,
                     std::vector<Field>& fields,
                     Problems& problems);

}  // namespace assay
