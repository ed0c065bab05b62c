// SPDX-License-Identifier: MIT
// Columns of a terminal: width, padding and wrapping of UTF-8 text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// Columns that the text takes; East Asian wide characters and emoji take two, combining marks none.
std::size_t columns(std::string_view text);

// Lines of at most `width` columns (at least 20), broken at spaces, and inside a word only where it
// alone is longer. Runs of spaces become one. One empty line for an empty text.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

// At most `width` columns, with "…" where something was cut.
std::string clipped(std::string_view text, std::size_t width);

}  // namespace assay
