// SPDX-License-Identifier: MIT
// One scanner for all families; what differs between them is a row of a table.
#include "repo/code/lexer.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "repo/code/documentation.h"
#include "repo/code/syntax.h"

namespace assay {
namespace {

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
    if (const std::size_t end = std::exchange(heredoc_end_, 0); end > at_) skip_string(end);
  }

  void put(TokenKind kind, std::size_t from, std::size_t size, char quote = '\0') {
    tokens_.push_back({kind, text_.substr(from, size), line_,
                       static_cast<int>(at_ - line_start_) + 1, last_line_ != line_, quote});
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
    if (family_ == Family::kCpp && cpp_raw_string(end)) return;
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
    put(TokenKind::kString, quote + 1, end - quote - 1, '"');
    skip_string(std::min(end + close.size(), text_.size()));
    return true;
  }

  // R"name(…)name"
  bool cpp_raw_string(std::size_t after_word) {
    constexpr std::size_t kLongestName = 16;
    const std::size_t open = text_.find('(', after_word);
    const bool raw = text_[after_word - 1] == 'R' && text_.substr(after_word, 1) == "\"" &&
                     open != std::string_view::npos && open - after_word <= kLongestName + 1;
    if (!raw) return false;
    const std::string close =
        ")" + std::string(text_.substr(after_word + 1, open - after_word - 1)) + "\"";
    const std::size_t end = std::min(text_.find(close, open + 1), text_.size());
    put(TokenKind::kString, open + 1, end - open - 1, '"');
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
      const bool comment = family_ == Family::kElixir && introduce_documentation(tokens_);
      if (!comment) put(TokenKind::kString, at_ + 3, end - at_ - 3, quote);
      skip_string(std::min(end + 3, text_.size()));
      return true;
    }
    const bool longer = syntax_.long_quotes.find(quote) != std::string_view::npos;
    if (!longer && syntax_.quotes.find(quote) == std::string_view::npos) return false;
    if (family_ == Family::kDotNet && quote == '"' && is_verbatim()) {
      verbatim();
    } else {
      quoted(quote, longer);
    }
    return true;
  }

  // To the closing quote; a short string ends with its line, so that one stray quote (an apostrophe
  // in a template's text, say) does not swallow the rest of the file.
  void quoted(char quote, bool longer) {
    const bool raw = family_ == Family::kGo && quote == '`';
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote && (longer || text_[end] != '\n')) {
      const std::size_t hole = holds_expressions(quote) ? hole_at(end, longer) : 0;
      end += hole > 0 ? hole : text_[end] == '\\' && !raw ? 2U : 1U;
    }
    end = std::min(end, text_.size());
    put(TokenKind::kString, at_ + 1, end - at_ - 1, quote);
    skip_string(end < text_.size() && text_[end] == quote ? end + 1 : end);
  }

  bool holds_expressions(char quote) const {
    return !syntax_.holes.empty() && quote == (family_ == Family::kJavaScript ? '`' : '"');
  }

  // The length of the expression that stands in a string here ("${a ? `b` : 'c'}"); 0 when none
  // does.
  std::size_t hole_at(std::size_t from, bool longer) {
    const bool opens =
        from >= no_hole_before_ && text_.substr(from, syntax_.holes.size()) == syntax_.holes;
    if (!opens) return 0;
    int depth = 0;
    std::size_t end = from;
    for (; end < text_.size() && (longer || text_[end] != '\n'); ++end) {
      if (text_[end] == '{') ++depth;
      if (text_[end] == '}' && --depth == 0) return end + 1 - from;
    }
    no_hole_before_ = end;
    return 0;
  }

  bool is_verbatim() const {
    const std::string_view before =
        text_.substr(at_ < 2 ? 0 : at_ - 2, std::min<std::size_t>(at_, 2));
    return before.ends_with('@') || before == "@$";
  }

  // @"…" of C#, in which a quote is written twice.
  void verbatim() {
    std::size_t end = at_ + 1;
    for (; end < text_.size(); ++end) {
      if (text_[end] != '"') continue;
      if (text_.substr(end, 2) != "\"\"") break;
      ++end;
    }
    end = std::min(end, text_.size());
    put(TokenKind::kString, at_ + 1, end - at_ - 1, '"');
    skip_string(std::min(end + 1, text_.size()));
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
        put(TokenKind::kString, at_ + 1, end - at_ - 1, '/');
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
    const std::size_t body = std::min(text_.find('\n', to), text_.size() - 1) + 1;
    std::size_t line = body;
    if (heredoc_end_ > body) {  // behind the body of one before it
      line = std::min(text_.find('\n', heredoc_end_), text_.size() - 1) + 1;
    }
    for (const std::size_t start_of_body = line; line < text_.size();) {
      const std::size_t start = std::min(text_.find_first_not_of(" \t", line), text_.size());
      if (text_.substr(start, name.size()) == name) {
        put(TokenKind::kString, start_of_body, line - start_of_body, '<');
        heredoc_end_ = start + name.size();
        at_ = to + (to < text_.size() && (text_[to] == '\'' || text_[to] == '"') ? 1U : 0U);
        return true;
      }
      line = std::min(text_.find('\n', start), text_.size() - 1) + 1;
    }
    syntax_.heredocs = false;  // never closed: none after it is looked for, to stay linear
    return false;
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
  std::size_t no_hole_before_ = 0;
  std::size_t heredoc_end_ = 0;  // where the lines after this one go on; 0: no heredoc is open
};

}  // namespace

Tokens tokens_of(std::string_view text, Family family) {
  return Lexer(text, family).run();
}

}  // namespace assay
