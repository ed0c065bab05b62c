// SPDX-License-Identifier: MIT
// Measures functions: each line and each branch is the innermost one's.
#include "repo/code/functions.h"

#include <algorithm>
#include <array>

#include "core/word_list.h"
#include "repo/code/find_functions.h"
#include "repo/code/literal.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 13> kBranches{
    "if",     "for",    "while",  "catch", "except",  "elif", "elsif",
    "elseif", "rescue", "unless", "until", "foreach", "guard"};

// if err != nil {, if err := f(); err != nil {
bool passes_error_on(const Code& code, std::size_t start) {
  constexpr std::size_t kNear = 60;
  for (std::size_t i = start; i < start + kNear && !code.is(i, "{"); ++i) {
    if (code.is(i, "!") && code.is(i + 1, "=") && code.is(i + 2, "nil")) return true;
  }
  return false;
}

bool is_branch(const Code& code, std::size_t i, Family family) {
  const Token& token = code.at(i);
  if (token.is_word()) {
    if (family == Family::kGo && token.is("if")) return !passes_error_on(code, i);
    const bool words = family == Family::kPython || family == Family::kRuby;
    return lists(kBranches, token.text) || (words && (token.is("and") || token.is("or")));
  }
  const Token& next = code.at(i + 1);
  if (token.is("&") || token.is("|")) return next.is(token.text) && token.touches(next);
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
    if (is_bracket(code.at(i)) || line == last_line[innermost]) continue;
    if (tables.go_on(function.span.from, line)) continue;
    ++function.lines;
    last_line[innermost] = line;
  }
  return found;
}

}  // namespace assay
