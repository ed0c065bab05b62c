// SPDX-License-Identifier: MIT
// How long a text is, however its author breaks lines.
#pragma once

#include <string_view>

namespace assay {

// The number of lines as if folded at blanks to 80 columns. A longer word, such as an address, is
// not cut, unless it is of a script that writes no blanks.
int folded_lines(std::string_view text);

}  // namespace assay
