// SPDX-License-Identifier: MIT
// Compares the literals of an assertion with one another.
#include "repo/code/always_true.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/text.h"

namespace assay {
namespace {

// The literal or name of one argument; empty for anything longer.
std::string_view single(const Code& code, Span span) {
  return span.to == span.from + 1 ? code.at(span.from).text : std::string_view();
}

bool is_true(std::string_view text) {
  return text == "true" || text == "True" || text == "1" || text == "TRUE";
}

bool is_literal(const Code& code, Span span) {
  const Token& token = code.at(span.from);
  const bool word = token.is("true") || token.is("True") || token.is("false") || token.is("False");
  return span.to == span.from + 1 &&
         (word || token.is_string() || token.kind == TokenKind::kNumber);
}

// A text without holes for values.
bool is_whole(const Token& token) {
  return token.is_string() && token.quote != '/' &&
         token.text.find_first_of("${#") == std::string_view::npos;
}

bool is_operator(const Token& token) {
  constexpr std::string_view kMarks = "+-*/%=!<>&|()";
  return token.kind == TokenKind::kMark && kMarks.find(token.text) != std::string_view::npos;
}

// Literals and operators alone, at least one of each: 1 + 1 == 2.
bool is_computed(const Code& code, Span span) {
  bool literal = false;
  bool computes = false;
  for (std::size_t i = span.from; i < std::min(span.to, code.size()); ++i) {
    const Token& token = code.at(i);
    const bool value =
        token.kind == TokenKind::kNumber || is_whole(token) || is_literal(code, {i, i + 1});
    if (token.is_string() && !is_whole(token)) return false;
    if (!value && !is_operator(token)) return false;
    literal = literal || value;
    computes = computes || (!value && !is_bracket(token));
  }
  return literal && computes;
}

// assert 1 + 1 == 2, and the same in parentheses.
bool states_computed(const Code& code, std::size_t i) {
  std::size_t end = i + 1;
  while (end < code.size() && !code.at(end).first && !code.is(end, ",") && !code.is(end, ";") &&
         !code.is(end, "}"))
    ++end;
  return is_computed(code, {i + 1, end});
}

// One side or both are computed from literals, and neither is anything else.
bool compares_computed(const Code& code, Span one, Span other) {
  const auto constant = [&](Span span) {
    const bool literal = is_literal(code, span);
    const Token& token = code.at(span.from);
    return (literal && (!token.is_string() || is_whole(token))) || is_computed(code, span);
  };
  return constant(one) && constant(other) && (is_computed(code, one) || is_computed(code, other));
}

bool compares_same(const Code& code, Span one, Span other) {
  return is_literal(code, one) && is_literal(code, other) &&
         single(code, one) == single(code, other);
}

// expect(true).toBe(true), .to.equal(true), .to.be.true, expect(1 + 1).toBe(2)
bool expects_constant(const Code& code, std::size_t open, Span value) {
  std::size_t last = code.close(open) + 1;
  while (code.is(last, ".") || code.is(last, "-") || code.is(last, ">") ||
         code.at(last).is_word()) {
    if (code.is(last, "not")) return false;
    ++last;
  }
  const std::vector<Span> expected = code.is(last, "(") ? code.elements(last) : std::vector<Span>{};
  if (expected.size() == 1) {
    return compares_same(code, value, expected[0]) || compares_computed(code, value, expected[0]);
  }
  return is_literal(code, value) && is_true(single(code, value)) &&
         lower(code.at(last - 1).text).find("tru") != std::string::npos;
}

// assert True
bool states_true(const Code& code, std::size_t i) {
  const bool ends = i + 2 >= code.size() || code.at(i + 2).first || code.is(i + 2, ",");
  return is_true(code.at(i + 1).text) && ends;
}

// The bracket of the call, behind assert!(…) and Assert.True(…).
std::size_t opening(const Code& code, std::size_t i, std::string_view word) {
  std::size_t open = i + 1;
  if (code.is(open, "!")) ++open;
  if (code.is(open, ".") && word == "assert") open += 2;
  return open;
}

// Go's testing.T comes first, and is no value.
std::vector<Span> values_of(const Code& code, std::size_t open) {
  std::vector<Span> arguments = code.elements(open);
  if (!arguments.empty() && single(code, arguments[0]) == "t") arguments.erase(arguments.begin());
  return arguments;
}

// assertEquals(1, 1), assert_eq!(2 + 2, 4)
bool equates_constants(const Code& code, std::string_view name, Span one, Span other) {
  const bool equal = name.find("eq") != std::string::npos || name.find("same") != std::string::npos;
  return equal && (compares_same(code, one, other) || compares_computed(code, one, other));
}

// assertTrue(true), assert.ok(2 > 1)
bool affirms_constant(const Code& code, std::string_view name, Span value) {
  const bool truth = name.ends_with("true") || name == "assert" || name == "ok";
  const bool stated = is_literal(code, value) && is_true(single(code, value));
  return truth && (stated || is_computed(code, value));
}

}  // namespace

bool always_true(const Code& code, std::size_t i) {
  const std::string word = lower(code.at(i).text);
  if (word == "assert" && (states_computed(code, i) || states_true(code, i))) return true;
  const std::size_t open = opening(code, i, word);
  if (!code.is(open, "(")) return false;
  const std::vector<Span> values = values_of(code, open);
  if (values.empty()) return false;
  if (word == "expect") return expects_constant(code, open, values[0]);
  const std::string name = lower(code.at(code.is(open - 1, "!") ? open - 2 : open - 1).text);
  return values.size() >= 2 ? equates_constants(code, name, values[0], values[1])
                            : affirms_constant(code, name, values[0]);
}

}  // namespace assay
