// SPDX-License-Identifier: MIT
// Looks for what a candidate could hide or steer with.
#pragma once

#include <string_view>

#include "core/utf8.h"

namespace assay {

// True when the text is UTF-8 and holds no hidden character but line ends and tabs.
inline bool shows_all(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Char one = utf8_at(text, at);
    const bool break_or_tab = one.code == '\n' || one.code == '\t';
    if (!one.valid || (is_hidden(one.code) && !break_or_tab)) return false;
    at += one.size;
  }
  return true;
}

}  // namespace assay
