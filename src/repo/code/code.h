// SPDX-License-Identifier: MIT
// A file's tokens with their brackets paired once, so that no reader has to search for them again.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "repo/code/lexer.h"

namespace assay {

// Tokens [from, to).
struct Span {
  std::size_t from = 0;
  std::size_t to = 0;
};

// A bound that keeps the reading of a hostile file linear.
constexpr std::size_t kBodyTokens = 20'000;

// True for brackets and what only parts things: of lines that hold nothing else the way of writing
// decides.
bool is_bracket(const Token& token);

class Code {
 public:
  Code(std::string_view text, Family family);

  const Tokens& tokens() const { return tokens_; }
  std::size_t size() const { return tokens_.size(); }
  // The token at this index; an empty mark beyond the end.
  const Token& at(std::size_t index) const;
  bool is(std::size_t index, std::string_view text) const { return at(index).is(text); }
  // The closing bracket of the opening one at this index; size() when there is none.
  std::size_t close(std::size_t open) const;
  // From `start` to the end of the bracket at `open`, or to kBodyTokens of it.
  Span body(std::size_t start, std::size_t open) const;
  // The first token of `span` that is `text` and within no inner bracket; span.to when none is.
  std::size_t find(Span span, std::string_view text) const;
  // What stands between commas directly within the bracket at `open`.
  std::vector<Span> elements(std::size_t open) const;
  // True when the file holds this word.
  bool mentions(std::string_view word) const;
  // The first token at or after `from` that is `text`, within the next 200; size() when none is.
  std::size_t soon(std::size_t from, std::string_view text) const;

 private:
  Tokens tokens_;
  std::vector<std::size_t> close_;
};

}  // namespace assay
