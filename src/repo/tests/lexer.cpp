// SPDX-License-Identifier: MIT
// One scanner for all families; what differs between them is a row of a table.
#include "repo/tests/lexer.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace assay {
namespace {

struct Syntax {
  std::string_view line_comment{};        // two may begin a comment: this
  std::string_view other_line_comment{};  // and this
  bool block_comments = true;             // /* … */
  std::string_view quotes = "\"'";        // of strings that end on their line
  std::string_view long_quotes{};         // of strings that may go on over lines
  std::string_view tripled{};             // quotes that open longer strings when tripled
  bool heredocs = false;                  // <<~NAME … NAME
  bool regexes = false;                   // /…/ where a value may stand
};

constexpr Syntax syntax_of(Family family) {
  switch (family) {
    case Family::kJavaScript:
      return {.line_comment = "//", .long_quotes = "`", .regexes = true};
    case Family::kPython:
      return {.line_comment = "#", .block_comments = false, .tripled = "\"'"};
    case Family::kJvm:
      return {.line_comment = "//", .long_quotes = "`", .tripled = "\"'"};
    case Family::kGo:
      return {.line_comment = "//", .long_quotes = "`"};
    case Family::kDotNet:
      return {.line_comment = "//", .long_quotes = "`", .tripled = "\""};
    case Family::kRuby:
      return {.line_comment = "#", .block_comments = false, .heredocs = true, .regexes = true};
    case Family::kPhp:
      return {.line_comment = "//",
              .other_line_comment = "# ",
              .quotes = "",
              .long_quotes = "\"'",
              .heredocs = true};
    case Family::kRust:
      return {.line_comment = "//", .quotes = "", .long_quotes = "\""};
    case Family::kElixir:
      return {.line_comment = "#", .block_comments = false, .tripled = "\"'"};
    case Family::kShell:
      return {.line_comment = "#",
              .block_comments = false,
              .quotes = "",
              .long_quotes = "\"'",
              .heredocs = true};
    case Family::kNone:
      break;
  }
  return {.line_comment = "//"};
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '$' ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

class Lexer {
 public:
  Lexer(std::string_view text, Family family)
      : text_(text), family_(family), syntax_(syntax_of(family)) {}

  Tokens run() {
    while (at_ < text_.size())
      next();
    return std::move(tokens_);
  }

 private:
  bool ahead(std::string_view part) const {
    return !part.empty() && text_.substr(at_, part.size()) == part;
  }
  char peek(std::size_t by) const { return at_ + by < text_.size() ? text_[at_ + by] : '\0'; }

  void next() {
    const char c = text_[at_];
    if (c == '\n') {
      new_line();
    } else if (c == ' ' || c == '\t' || c == '\r') {
      ++at_;
    } else if (ahead(syntax_.line_comment) || ahead(syntax_.other_line_comment)) {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (syntax_.block_comments && ahead("/*")) {
      block_comment();
    } else if (is_word(c)) {
      word();
    } else if (!string() && !regex() && !heredoc()) {
      put(TokenKind::kMark, at_, 1);
      ++at_;
    }
  }

  void new_line() {
    ++at_;
    ++line_;
    line_start_ = at_;
  }

  void put(TokenKind kind, std::size_t from, std::size_t size) {
    tokens_.push_back({kind, text_.substr(from, size), line_,
                       static_cast<int>(at_ - line_start_) + 1, last_line_ != line_});
    last_line_ = line_;
  }

  // Moves on to `end`, counting the lines between.
  void skip_to(std::size_t end) {
    while (at_ < end) {
      if (text_[at_] == '\n') {
        new_line();
      } else {
        ++at_;
      }
    }
  }

  // The same for a string, with which more may stand on its last line.
  void skip_string(std::size_t end) {
    skip_to(end);
    last_line_ = line_;
  }

  void block_comment() {
    const std::size_t close = text_.find("*/", at_ + 2);
    const std::size_t end = close == std::string_view::npos ? text_.size() : close + 2;
    if (family_ == Family::kPhp) put(TokenKind::kNote, at_, end - at_);
    skip_to(end);
  }

  void word() {
    std::size_t end = at_;
    while (end < text_.size() && is_word(text_[end]))
      ++end;
    if (family_ == Family::kRust && rust_raw_string(end)) return;
    put(is_digit(text_[at_]) ? TokenKind::kNumber : TokenKind::kWord, at_, end - at_);
    at_ = end;
  }

  // r"…", br#"…"#: no escapes, closed by as many '#' as opened it.
  bool rust_raw_string(std::size_t after_word) {
    const std::string_view word = text_.substr(at_, after_word - at_);
    if (word != "r" && word != "br") return false;
    std::size_t quote = after_word;
    while (quote < text_.size() && text_[quote] == '#')
      ++quote;
    if (quote == text_.size() || text_[quote] != '"') return false;
    const std::string close = '"' + std::string(quote - after_word, '#');
    const std::size_t end = std::min(text_.find(close, quote + 1), text_.size());
    put(TokenKind::kString, quote + 1, end - quote - 1);
    skip_string(std::min(end + close.size(), text_.size()));
    return true;
  }

  bool string() {
    const char quote = text_[at_];
    if (family_ == Family::kRust && quote == '\'') return rust_quote();
    if (family_ == Family::kDotNet && ahead("``")) return fsharp_name();
    const bool tripled = syntax_.tripled.find(quote) != std::string_view::npos;
    const std::array<char, 3> three{quote, quote, quote};
    if (tripled && ahead({three.data(), three.size()})) {
      const std::size_t close = text_.find({three.data(), three.size()}, at_ + 3);
      const std::size_t end = std::min(close, text_.size());
      put(TokenKind::kString, at_ + 3, end - at_ - 3);
      skip_string(std::min(end + 3, text_.size()));
      return true;
    }
    const bool longer = syntax_.long_quotes.find(quote) != std::string_view::npos;
    if (!longer && syntax_.quotes.find(quote) == std::string_view::npos) return false;
    quoted(quote, longer);
    return true;
  }

  // To the closing quote; a short string ends with its line, so that one stray quote (an apostrophe
  // in a template's text, say) does not swallow the rest of the file.
  void quoted(char quote, bool longer) {
    const bool raw = family_ == Family::kGo && quote == '`';
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote && (longer || text_[end] != '\n')) {
      end += text_[end] == '\\' && !raw ? 2U : 1U;
    }
    end = std::min(end, text_.size());
    put(TokenKind::kString, at_ + 1, end - at_ - 1);
    skip_string(end < text_.size() && text_[end] == quote ? end + 1 : end);
  }

  // A character ('a', '\n') or the start of a lifetime ('a), which is a mark.
  bool rust_quote() {
    if (peek(1) != '\\' && peek(2) != '\'') return false;
    quoted('\'', false);
    return true;
  }

  // ``a name with spaces``
  bool fsharp_name() {
    const std::size_t end = std::min(text_.find("``", at_ + 2), text_.size());
    put(TokenKind::kString, at_ + 2, end - at_ - 2);
    skip_string(std::min(end + 2, text_.size()));
    return true;
  }

  // A '/' begins a pattern where a value may stand: not after a name, a number or a closing
  // bracket.
  bool regex() {
    if (!syntax_.regexes || text_[at_] != '/' || at_ < no_regex_before_ || after_value()) {
      return false;
    }
    bool in_class = false;
    std::size_t end = at_ + 1;
    for (; end < text_.size() && text_[end] != '\n'; ++end) {
      const char c = text_[end];
      if (c == '/' && !in_class) {
        put(TokenKind::kString, at_ + 1, end - at_ - 1);
        at_ = end + 1;
        return true;
      }
      if (c == '[' || c == ']') in_class = c == '[';
      if (c == '\\') ++end;
    }
    no_regex_before_ = end;  // or a line of slashes would be searched once for each of them
    return false;
  }

  bool after_value() const {
    if (tokens_.empty()) return false;
    const Token& before = tokens_.back();
    return before.is_string() || before.kind == TokenKind::kNumber || before.is(")") ||
           before.is("]") || before.is("}") ||
           (before.is_word() && !before.is("return") && !before.is("typeof"));
  }

  // <<~NAME, <<-NAME, <<NAME, <<<NAME, the name perhaps quoted: up to the line that is NAME.
  bool heredoc() {
    if (!syntax_.heredocs || !ahead("<<")) return false;
    const std::size_t from = std::min(text_.find_first_not_of("<~-'\"", at_), text_.size());
    std::size_t to = from;
    while (to < text_.size() && is_word(text_[to]))
      ++to;
    const std::string_view name = text_.substr(from, to - from);
    if (name.empty() || name.front() < 'A' || name.front() > 'Z') return false;
    put(TokenKind::kString, from, 0);
    std::size_t line = text_.find('\n', to);
    while (line != std::string_view::npos) {
      const std::size_t start = std::min(text_.find_first_not_of(" \t", line + 1), text_.size());
      if (text_.substr(start, name.size()) == name) {
        skip_string(start + name.size());
        return true;
      }
      line = text_.find('\n', start);
    }
    syntax_.heredocs = false;  // never closed: none after it is looked for, to stay linear
    return true;
  }

  std::string_view text_;
  Family family_;
  Syntax syntax_;
  Tokens tokens_{};
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  int line_ = 1;
  int last_line_ = 0;
  std::size_t no_regex_before_ = 0;
};

}  // namespace

Tokens tokens_of(std::string_view text, Family family) {
  return Lexer(text, family).run();
}

}  // namespace assay
