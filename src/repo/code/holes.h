// SPDX-License-Identifier: MIT
// Expressions that stand within literals: `${a}`, f"{a}", "#{a}", "$a".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "repo/code/code.h"

namespace assay {

// What opens an expression in the literal at this index; empty where none can stand.
std::string_view hole_mark(const std::string& path,
                           const Code& code,
                           std::size_t literal,
                           Family family);

// Where the next expression of a text ends, and where it opens; 0 when there is none.
std::size_t next_hole(std::string_view text,
                      std::string_view mark,
                      std::size_t from,
                      std::size_t& open);

}  // namespace assay
