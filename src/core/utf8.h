// SPDX-License-Identifier: MIT
// Reading UTF-8 one character at a time, whatever the bytes are.
#pragma once

#include <cstddef>
#include <string_view>

namespace assay {

struct Utf8Char {
  char32_t code = 0;     // the byte itself where it starts no valid character
  std::size_t size = 1;  // bytes taken, at least 1
  bool valid = false;    // false for overlong forms, surrogates, cut and stray bytes (RFC 3629)
};

// The character at this offset, which must lie inside the text.
Utf8Char utf8_at(std::string_view text, std::size_t offset);

bool is_utf8(std::string_view text);

// Characters, a bad byte counting as one.
std::size_t utf8_length(std::string_view text);

// True for characters that show nothing or turn what stands around them: C0 and C1 controls,
// bidirectional controls, zero-width spaces, line separators, noncharacters (Unicode 15, TR9,
// TR36).
bool is_hidden(char32_t code);

}  // namespace assay
