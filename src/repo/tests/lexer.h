// SPDX-License-Identifier: MIT
// Splits source text into words, numbers, strings and marks; comments are left out.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "repo/language.h"

namespace assay {

enum class TokenKind { kWord, kNumber, kString, kMark, kNote };

struct Token {
  TokenKind kind = TokenKind::kMark;
  std::string_view text{};  // of a string: what stands between its quotes, as written
  int line = 0;             // 1-based
  int column = 0;           // 1-based, in bytes
  bool first = false;       // first on its line

  bool is(std::string_view mark_or_word) const {
    return kind != TokenKind::kString && text == mark_or_word;
  }
  bool is_word() const { return kind == TokenKind::kWord; }
  bool is_string() const { return kind == TokenKind::kString; }
};

using Tokens = std::vector<Token>;

// The tokens look into `text`. Linear in its length; text that is not of this language gives some
// tokens or other. Marks are single characters. PHP's doc comments are kNote: they may say @test.
Tokens tokens_of(std::string_view text, Family family);

}  // namespace assay
