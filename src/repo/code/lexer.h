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
  char quote = '\0';        // that opened a string; '<' for a heredoc, '/' for a pattern

  bool is(std::string_view mark_or_word) const {
    return kind != TokenKind::kString && text == mark_or_word;
  }
  bool is_word() const { return kind == TokenKind::kWord; }
  bool is_string() const { return kind == TokenKind::kString; }
  // True when nothing stands between this and what comes next in the file.
  bool touches(const Token& next) const {
    const char* end = text.data() + text.size();
    return end + (next.is_string() ? 1 : 0) == next.text.data();
  }
};

using Tokens = std::vector<Token>;

// What stands in a string between its quotes, expressions and all, is the text of one token. Of a
// line on which a heredoc begins, the rest comes after it. The tokens look into `text`. Linear in
// its length; text that is not of this language gives some tokens or other. Marks are single
// characters. PHP's doc comments are kNote: they may say @test.
Tokens tokens_of(std::string_view text, Family family);

}  // namespace assay
