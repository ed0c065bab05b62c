// SPDX-License-Identifier: MIT
// Told by how much of a function's lines its inner functions hold.
#include "repo/code/clone_units.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "core/word_list.h"
#include "repo/code/one_way.h"

namespace assay {
namespace {

constexpr double kMost = 0.6;

// With these many a line begins that is no registration.
constexpr std::array<std::string_view, 12> kBeginnings{
    "if", "for", "return", "const", "let", "var", "val", "await", "else", "case", "this", "self"};

// True where most lines begin with the same name: routes in their groups, rules.
bool is_table(const Code& code, Span span) {
  std::map<std::string_view, int> names;
  int lines = 0;
  int often = 0;
  for (std::size_t i = span.from; i < span.to; ++i) {
    const Token& token = code.at(i);
    if (!token.first || is_bracket(token)) continue;
    ++lines;
    if (token.is_word() && !lists(kBeginnings, token.text)) {
      often = std::max(often, ++names[token.text]);
    }
  }
  return often > kMost * lines;
}

bool is_frame(const std::vector<Function>& functions, std::size_t outer, int least) {
  const Span span = functions[outer].span;
  int lines = functions[outer].lines;
  int held = 0;
  int long_ones = 0;
  for (std::size_t i = outer + 1; i < functions.size() && functions[i].span.from < span.to; ++i) {
    lines += functions[i].lines;
    held += functions[i].lines;
    long_ones += functions[i].lines >= least ? 1 : 0;
  }
  return long_ones > 1 && held > kMost * lines;
}

}  // namespace

std::vector<Span> units_of(const Code& code,
                           const std::vector<Function>& functions,
                           std::size_t outer,
                           int lines) {
  std::vector<Span> units;
  if (!is_frame(functions, outer, lines)) return units;
  const std::size_t end = functions[outer].span.to;
  std::size_t done = 0;
  for (std::size_t i = outer + 1; i < functions.size() && functions[i].span.from < end; ++i) {
    const Function& inner = functions[i];
    if (inner.span.from < done || inner.lines < lines) continue;
    if (is_table(code, inner.span) || is_said_one_way(code, inner)) continue;
    done = inner.span.to;
    units.push_back(inner.span);
  }
  return units;
}

}  // namespace assay
