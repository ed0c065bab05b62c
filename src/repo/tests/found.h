// SPDX-License-Identifier: MIT
// What the readers of the languages share: a file's tokens with their brackets paired, and a test
// found among them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "repo/tests/lexer.h"

namespace assay {

// Tokens [from, to).
struct Span {
  std::size_t from = 0;
  std::size_t to = 0;
};

// Bounds that keep the reading of a hostile file linear.
constexpr std::size_t kTestsInFile = 2'000;
constexpr std::size_t kBodyTokens = 20'000;

struct FoundTest {
  std::string name{};
  std::string framework{};
  int line = 0;  // of its declaration
  Span body{};   // with the annotations that belong to it
  // Literal rows of parameters, each a case of its own; none for a plain test.
  std::vector<Span> rows{};
  // The body branches on its row (Go's tables), so that it tells nothing of a single one.
  bool rows_decide = false;
};

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

// One reader for each family.
std::vector<FoundTest> javascript_tests(const Code& code);
std::vector<FoundTest> python_tests(const Code& code);
std::vector<FoundTest> jvm_tests(const Code& code);
std::vector<FoundTest> go_tests(const Code& code);
std::vector<FoundTest> dotnet_tests(const Code& code);
std::vector<FoundTest> ruby_tests(const Code& code);
std::vector<FoundTest> php_tests(const Code& code);
std::vector<FoundTest> rust_tests(const Code& code);
std::vector<FoundTest> elixir_tests(const Code& code);
std::vector<FoundTest> shell_tests(const Code& code);

}  // namespace assay
