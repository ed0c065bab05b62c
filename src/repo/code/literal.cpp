// SPDX-License-Identifier: MIT
// Square brackets are told by what stands before them, braces by what stands in them.
#include "repo/code/literal.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "core/word_list.h"

namespace assay {
namespace {

constexpr std::size_t kFewestElements = 2;
constexpr int kTableLines = 10;

// Behind these a value stands; behind another word, an index.
bool leads_to_value(const Token& token) {
  constexpr std::array<std::string_view, 12> kWords{
      "return", "yield", "await", "in", "of", "else", "and", "or", "not", "when", "then", "case"};
  if (token.is_word()) return lists(kWords, token.text);
  return token.kind == TokenKind::kMark && !token.is(")") && !token.is("]") && !token.is("}");
}

// Statements end in a semicolon where a language has them.
bool holds_statement(const Code& code, std::size_t open) {
  const std::size_t end = code.close(open);
  return code.find({open + 1, end}, ";") < end;
}

// Behind the key of an element: a: , "a": , 1: , [a]: ; the element's end when it has none.
std::size_t behind_key(const Code& code, const Span& element) {
  const Token& first = code.at(element.from);
  if (first.is("[") && code.close(element.from) < element.to) return code.close(element.from) + 1;
  if (first.is("default") || first.is("case")) return element.to;  // of a switch
  const bool key = first.is_word() || first.is_string() || first.kind == TokenKind::kNumber;
  return key ? element.from + 1 : element.to;
}

// a: 1, and not Go's a := 1 nor C++'s a::b.
bool has_key(const Code& code, const Span& element, Family family) {
  const std::size_t sign = behind_key(code, element);
  if (sign >= element.to) return false;
  const bool doubled = code.is(sign + 1, "=") || code.is(sign + 1, ":");
  if (code.is(sign, ":")) return family != Family::kJvm && !doubled;
  const bool hash = family == Family::kRuby || family == Family::kElixir;
  if (code.is(sign, "=") && code.is(sign + 1, ">")) return hash;
  return family == Family::kDotNet && code.is(sign, "=") && !doubled;
}

bool is_spread(const Code& code, const Span& element) {
  const bool dots = code.is(element.from, ".") && code.is(element.from + 1, ".");
  return dots || (code.is(element.from, "*") && code.is(element.from + 1, "*"));
}

// A text, a number, or rows in brackets of their own.
bool is_plain(const Code& code, const Span& element) {
  const Token& first = code.at(element.from);
  if (first.is_string() || first.kind == TokenKind::kNumber) return element.from + 1 == element.to;
  const bool row = first.is("{") || first.is("[");
  return row && code.close(element.from) + 1 == element.to;
}

bool is_name(const Code& code, const Span& element) {
  return code.at(element.from).is_word() && element.from + 1 == element.to;
}

bool is_written_out(const Code& code, const std::vector<Span>& elements, Family family) {
  const auto every = [&](const auto& holds) { return std::ranges::all_of(elements, holds); };
  if (every([&](const Span& one) { return is_plain(code, one); })) return true;
  const bool keyed =
      std::ranges::any_of(elements, [&](const Span& one) { return has_key(code, one, family); });
  return keyed && every([&](const Span& one) {
           return has_key(code, one, family) || is_spread(code, one) || is_name(code, one);
         });
}

}  // namespace

bool opens_literal(const Code& code, std::size_t open, Family family) {
  const bool square = code.is(open, "[");
  if (!square && !code.is(open, "{")) return false;
  if (code.close(open) >= code.size() || holds_statement(code, open)) return false;
  if (square && (open == 0 || !leads_to_value(code.at(open - 1)))) return false;
  const std::vector<Span> elements = code.elements(open);
  if (elements.size() < kFewestElements) return false;
  return square || is_written_out(code, elements, family);
}

void OpenTables::move_to(std::size_t token) {
  while (!open_.empty() && code_.close(open_.back()) <= token)
    open_.pop_back();
  const std::size_t close = code_.close(token);
  const bool long_enough =
      close < code_.size() && code_.at(close).line - code_.at(token).line >= kTableLines;
  if (long_enough && opens_literal(code_, token, family_)) open_.push_back(token);
}

bool OpenTables::go_on(std::size_t from, int line) const {
  const auto own = std::ranges::upper_bound(open_, from);
  return own != open_.end() && code_.at(*own).line < line;
}

}  // namespace assay
