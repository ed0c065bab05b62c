// SPDX-License-Identifier: MIT
// Routes that a document names.
#pragma once

#include <string_view>

namespace assay {

// How many lines name a method and a path, and how many name a method near a line for its path.
int routes_told_in(std::string_view text);

}  // namespace assay
