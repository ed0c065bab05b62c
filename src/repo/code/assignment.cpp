// SPDX-License-Identifier: MIT
// By the marks between a name and its value, and by the columns of lines.
#include "repo/code/assignment.h"

#include <algorithm>

namespace assay {

std::size_t value_given_at(const Code& code, std::size_t i) {
  const Token& name = code.at(i);
  if (!name.is_word() || (i > 0 && code.is(i - 1, "."))) return 0;
  std::size_t at = i + 1;
  if (code.is(at, ":") && code.at(at + 1).is_word()) at += 2;
  if (code.is(at, ":") || code.is(at, "+") || code.is(at, ".")) ++at;
  const bool compared = code.is(at + 1, "=") || code.is(at + 1, ">") || code.is(at + 1, "~");
  return code.is(at, "=") && !compared ? at + 1 : 0;
}

std::size_t end_of_value(const Code& code, std::size_t name, std::size_t value) {
  constexpr std::size_t kLongest = 80;
  constexpr std::size_t kBack = 200;  // in a line that a tool has made as long as the file
  std::size_t line = name;
  while (line > 0 && name - line < kBack && !code.at(line).first)
    --line;
  const int column = code.at(line).column;
  const std::size_t most = std::min(code.size(), value + kLongest);
  std::size_t i = value;
  while (i < most && !code.is(i, ";")) {
    const Token& token = code.at(i);
    const bool closes = token.is(")") || token.is("]") || token.is("}");
    if (token.first && token.column <= column && !closes) break;
    ++i;
  }
  return i;
}

}  // namespace assay
