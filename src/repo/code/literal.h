// SPDX-License-Identifier: MIT
// Arrays, objects and maps that are written out.
#pragma once

#include <cstddef>
#include <vector>

#include "repo/code/code.h"

namespace assay {

// True when the bracket at `open` begins an array, an object, a map or an initialiser of two
// elements or more: not a block, an index, a list of parameters or a match.
bool opens_literal(const Code& code, std::size_t open, Family family);

// The tables that a token is in, while one goes through a file: literals of many lines, which grow
// with what they list.
class OpenTables {
 public:
  OpenTables(const Code& code, Family family) : code_(code), family_(family) {}

  // To the token behind the one before.
  void move_to(std::size_t token);
  // True when the line is one beyond the first of a table that begins behind the token `from`.
  bool go_on(std::size_t from, int line) const;

 private:
  const Code& code_;
  Family family_;
  std::vector<std::size_t> open_{};  // the innermost last
};

}  // namespace assay
