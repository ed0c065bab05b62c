// SPDX-License-Identifier: MIT
// Words within a text.
#pragma once

#include <string_view>

namespace assay {

// True where the word stands in the text with no letter of ASCII on either side, spelled as it is.
bool holds_word(std::string_view text, std::string_view word);

}  // namespace assay
