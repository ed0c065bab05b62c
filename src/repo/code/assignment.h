// SPDX-License-Identifier: MIT
// Statements that give a name something.
#pragma once

#include <cstddef>

#include "repo/code/code.h"

namespace assay {

// Where what is given to the name at `i` begins: name = …, name := …, name += …, name: T = …; 0
// when nothing is.
std::size_t value_given_at(const Code& code, std::size_t i);

// The end of the statement that gives it: a semicolon, or a line that begins no further to the
// right; no more than 80 tokens behind `value`.
std::size_t end_of_value(const Code& code, std::size_t name, std::size_t value);

}  // namespace assay
