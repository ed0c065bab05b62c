// SPDX-License-Identifier: MIT
// To the end of the statement that the keyword begins.
#include "repo/code/expression_bodies.h"

#include <algorithm>
#include <string>

#include "repo/code/assignment.h"

namespace assay {
namespace {

// Behind the parameters and the type, an "=" that no block follows; the code's size without one.
std::size_t equals_behind(const Code& code, std::size_t parameters) {
  constexpr std::size_t kFar = 20;
  const std::size_t close = code.close(parameters);
  const std::size_t last = std::min(close + kFar, code.size());
  for (std::size_t i = close; i < last; ++i) {
    if (code.is(i, "{") || code.is(i, ";")) break;
    if (code.is(i, "=")) return code.is(i + 1, "{") ? code.size() : i;
  }
  return code.size();
}

}  // namespace

std::vector<Function> expression_bodies_in(const Code& code, Family family) {
  std::vector<Function> found;
  if (family != Family::kJvm) return found;
  for (std::size_t i = 0; i + 2 < code.size(); ++i) {
    const bool keyword = code.is(i, "fun") || code.is(i, "def");
    if (!keyword || !code.at(i + 1).is_word() || !code.is(i + 2, "(")) continue;
    const std::size_t equals = equals_behind(code, i + 2);
    if (equals == code.size()) continue;
    found.push_back({.name = std::string(code.at(i + 1).text),
                     .line = code.at(i).line,
                     .span = {i, end_of_value(code, i, equals + 1)}});
  }
  return found;
}

std::size_t block_of_expression(const Code& code, std::size_t start) {
  constexpr std::size_t kFar = 60;  // tokens, what stands in brackets aside
  int line = code.at(start).line;
  std::size_t i = start;
  for (std::size_t steps = 0; steps < kFar && i < code.size(); ++steps, ++i) {
    const Token& token = code.at(i);
    if (token.line != line) break;
    if (token.is("{")) return i;
    if (token.is("(") || token.is("[")) {
      i = code.close(i);
      line = code.at(i).line;
    } else if (!token.is_word() && !token.is(".") && !token.is("<") && !token.is(">")) {
      break;
    }
  }
  return code.size();
}

}  // namespace assay
