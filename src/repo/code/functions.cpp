// SPDX-License-Identifier: MIT
// Measures functions: each line and each branch is the innermost one's.
#include "repo/code/functions.h"

#include <algorithm>
#include <array>

#include "core/word_list.h"
#include "repo/code/find_functions.h"
#include "repo/code/literal.h"
#include "repo/code/token_kinds.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 4> kBranches{"if", "for", "while", "catch"};
// Elsewhere they are names.
struct Branching {
  Family family = Family::kNone;
  std::string_view word{};
};
constexpr std::array kOwnBranches{
    Branching{Family::kPython, "elif"},    Branching{Family::kPython, "except"},
    Branching{Family::kRuby, "elsif"},     Branching{Family::kRuby, "unless"},
    Branching{Family::kRuby, "until"},     Branching{Family::kRuby, "rescue"},
    Branching{Family::kElixir, "unless"},  Branching{Family::kElixir, "rescue"},
    Branching{Family::kPhp, "elseif"},     Branching{Family::kPhp, "foreach"},
    Branching{Family::kDotNet, "foreach"}, Branching{Family::kPython, "and"},
    Branching{Family::kRuby, "and"}};

bool begins_branch(std::string_view word, Family family) {
  return lists(kBranches, word) || std::ranges::any_of(kOwnBranches, [&](const Branching& own) {
           return own.family == family && own.word == word;
         });
}

// if err != nil {, if err := f(); err != nil {
bool passes_error_on(const Code& code, std::size_t start) {
  constexpr std::size_t kNear = 60;
  for (std::size_t i = start; i < start + kNear && !code.is(i, "{"); ++i) {
    if (code.is(i, "!") && code.is(i + 1, "=") && code.is(i + 2, "nil")) return true;
  }
  return false;
}

// has(m, "a") || has(m, "b"), kind == 1 || kind == 2, typeof a.b !== 'c' || typeof a.d !== 'e': one
// question with a list of what it is asked about. `from` is the first token behind the "or".
bool asks_again(const Code& code, std::size_t from) {
  constexpr std::size_t kLongest = 6;
  constexpr std::size_t kReach = 30;
  std::size_t length = 0;
  while (length < kLongest && !code.is(from + length, "(") && !code.is(from + length, "="))
    ++length;
  if (length == 0 || length == kLongest) return false;
  for (std::size_t back = 1; back <= std::min(kReach, from); ++back) {
    const std::size_t at = from - back;
    if (code.is(at, "{") || code.is(at, ";") || code.is(at, "&") || code.is(at, "and"))
      return false;
    std::size_t same = 0;
    while (same <= length && kind_of(code, at + same) == kind_of(code, from + same))
      ++same;
    if (back > length && same > length) return true;
  }
  return false;
}

// name || '', items or []: what stands behind the "or" is a value to go on with.
bool gives_default(const Code& code, std::size_t from) {
  constexpr std::array<std::string_view, 6> kWords{"null", "nil", "None", "undefined", "0", "{"};
  const Token& token = code.at(from);
  const std::size_t behind = from + 1;
  const bool bare = (code.is(from, "[") && code.is(behind, "]")) || lists(kWords, token.text) ||
                    token.is_string() || token.kind == TokenKind::kNumber;
  return bare && !code.is(behind, "=") && !code.is(behind, "!") && !code.is(behind, ".");
}

bool is_branch(const Code& code, std::size_t i, Family family) {
  const Token& token = code.at(i);
  if (token.is_word()) {
    if (family == Family::kGo && token.is("if")) return !passes_error_on(code, i);
    const bool words = family == Family::kPython || family == Family::kRuby;
    if (words && token.is("or")) return !asks_again(code, i + 1) && !gives_default(code, i + 1);
    return begins_branch(token.text, family) && !(i > 0 && code.is(i - 1, "."));
  }
  const Token& next = code.at(i + 1);
  const bool doubled = next.is(token.text) && token.touches(next);
  if (token.is("|")) return doubled && !asks_again(code, i + 2) && !gives_default(code, i + 2);
  if (token.is("&")) return doubled;
  return token.is("?") && i > 0 && !code.at(i - 1).touches(token) && !token.touches(next);
}

// Of a page that is written out in Rust: rsx! {, html! {, view! {. It grows with what is shown.
bool begins_markup(const Code& code, std::size_t i, Family family) {
  constexpr std::array<std::string_view, 3> kMacros{"rsx", "html", "view"};
  return family == Family::kRust && code.is(i + 1, "!") && code.is(i + 2, "{") &&
         lists(kMacros, code.at(i).text);
}

struct OpenFunctions {
  std::vector<std::size_t> open{};  // those that the token is in, the innermost last
  std::size_t next = 0;

  void move_to(std::size_t token, const std::vector<Function>& found) {
    while (!open.empty() && found[open.back()].span.to <= token)
      open.pop_back();
    for (; next < found.size() && found[next].span.from == token; ++next)
      open.push_back(next);
  }
};

}  // namespace

std::vector<Function> functions_in(const Code& code, Family family) {
  std::vector<Function> found = find_functions(code, family);
  std::vector<int> last_line(found.size(), 0);
  OpenFunctions functions;
  std::size_t markup = 0;  // where one ends
  OpenTables tables(code, family);
  for (std::size_t i = 0; i < code.size(); ++i) {
    functions.move_to(i, found);
    if (begins_markup(code, i, family)) markup = std::max(markup, code.close(i + 2));
    tables.move_to(i);
    if (functions.open.empty() || i < markup) continue;
    const std::size_t innermost = functions.open.back();
    Function& function = found[innermost];
    const int line = code.at(i).line;
    if (is_branch(code, i, family)) ++function.branches;
    if (family == Family::kRust && code.is(i, "match")) ++function.matches;
    if (is_bracket(code.at(i)) || line == last_line[innermost]) continue;
    if (tables.go_on(function.span.from, line)) continue;
    ++function.lines;
    last_line[innermost] = line;
  }
  return found;
}

}  // namespace assay
