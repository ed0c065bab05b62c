// SPDX-License-Identifier: MIT
// What of a function is compared as a function of its own.
#pragma once

#include <vector>

#include "repo/code/functions.h"

namespace assay {

// Of functions that hold little but others (routes that are registered in one place, the methods of
// an object that a factory gives) those of at least `lines` lines, as token spans; none for others,
// and none that only lists.
std::vector<Span> units_of(const Code& code,
                           const std::vector<Function>& functions,
                           std::size_t outer,
                           int lines);

}  // namespace assay
