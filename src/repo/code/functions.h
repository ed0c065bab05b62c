// SPDX-License-Identifier: MIT
// The functions of a file, with their sizes.
#pragma once

#include <string>
#include <vector>

#include "repo/code/code.h"

namespace assay {

struct Function {
  std::string name{};  // empty for one without
  int line = 0;        // where it begins
  Span span{};         // its tokens, from its parameters to its end
  int lines = 0;       // with code of its own other than brackets, functions within it aside; of an
                       // array, object or map that is written out over many lines, the first
  int branches = 1;    // cyclomatic complexity; the cases of a switch count as one, and Go's plain
                       // passing on of an error as none
  int matches = 0;     // of Rust's, which branch wherever a value may be missing
};

// In the order of their beginnings; those within others come after them.
std::vector<Function> functions_in(const Code& code, Family family);

}  // namespace assay
