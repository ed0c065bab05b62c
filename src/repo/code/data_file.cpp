// SPDX-License-Identifier: MIT
// Reads line by line; what holds brackets alone counts for neither.
#include "repo/code/data_file.h"

#include <array>

#include "core/word_list.h"

namespace assay {
namespace {

constexpr double kMostlyData = 0.85;

bool is_literal_word(std::string_view word) {
  constexpr std::array<std::string_view, 8> kWords{"true", "false", "null",  "nil",
                                                   "None", "True",  "False", "undefined"};
  return lists(kWords, word);
}

// A literal, or the name of a key; -1 is a literal as well.
bool is_of_data(const Code& code, std::size_t i) {
  const Token& token = code.at(i);
  if (token.is_string() || token.kind == TokenKind::kNumber) return true;
  if (token.is_word()) return is_literal_word(token.text) || code.is(i + 1, ":");
  return is_bracket(token) || token.is(":") || token.is("-") ||
         (token.is("=") && code.is(i + 1, ">")) || (token.is(">") && code.is(i - 1, "="));
}

}  // namespace

bool holds_mostly_data(const Code& code) {
  int lines = 0;
  int data = 0;
  for (std::size_t i = 0, next = i; i < code.size(); i = next) {
    bool bare = true;
    bool plain = true;
    for (; next < code.size() && code.at(next).line == code.at(i).line; ++next) {
      bare = bare && is_bracket(code.at(next));
      plain = plain && is_of_data(code, next);
    }
    if (bare) continue;
    ++lines;
    data += plain ? 1 : 0;
  }
  return lines > 0 && data >= kMostlyData * lines;
}

}  // namespace assay
