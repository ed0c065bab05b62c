// SPDX-License-Identifier: MIT
// A kind is a small number for names and literals, and a hash for what is compared as it is.
#include "repo/code/token_kinds.h"

#include <array>
#include <functional>
#include <string_view>

#include "core/word_list.h"

namespace assay {
namespace {

// Of all languages: what a name is taken for one only keeps two runs apart.
constexpr std::array<std::string_view, 44> kKeywords{
    "if",    "else",  "elif",  "for",   "while",  "return", "const",  "let",      "var",
    "new",   "await", "async", "def",   "try",    "catch",  "except", "rescue",   "throw",
    "raise", "in",    "of",    "not",   "and",    "or",     "null",   "nil",      "None",
    "true",  "false", "this",  "self",  "switch", "case",   "break",  "continue", "func",
    "fn",    "match", "with",  "yield", "end",    "do",     "range",  "defer"};

// What a function is called by them says nothing of what it does.
constexpr std::array<std::string_view, 5> kDeclaring{"function", "def", "func", "fn", "fun"};

constexpr std::uint64_t kText = 1;
constexpr std::uint64_t kAmount = 2;
constexpr std::uint64_t kName = 3;

std::uint64_t own_kind(std::string_view text) {
  return std::hash<std::string_view>{}(text) | 4U;
}

bool is_one_of(const auto& texts, std::uint64_t kind) {
  return std::ranges::any_of(texts, [&](std::string_view text) { return own_kind(text) == kind; });
}

// What rows are made of, names, texts and calls aside.
bool is_plain(std::uint64_t kind) {
  constexpr std::array<std::string_view, 20> kPlain{
      ".",    ",",   ";",    "?", "!", "new", "null", "self", "this", "false",
      "true", "nil", "None", "{", "}", "[",   "]",    ">",    "-",    "&"};
  return kind <= kName || is_one_of(kPlain, kind);
}

struct RowParts {
  int given = 0;        // signs between a name and its value
  bool called = false;  // brackets of calls
  bool other = false;   // what no row holds
  bool told = false;    // texts, numbers and lists of arguments
};

RowParts parts_of_line(const std::vector<std::uint64_t>& kinds, Span line) {
  constexpr std::array<std::string_view, 2> kGiving{"=", ":"};
  constexpr std::array<std::string_view, 2> kBrackets{"(", ")"};
  RowParts parts;
  for (std::size_t i = line.from; i < line.to; ++i) {
    const std::uint64_t kind = kinds[i];
    const bool calls = i + 1 < kinds.size() && kinds[i + 1] == own_kind("(");
    parts.told = parts.told || kind == kText || kind == kAmount ||
                 (kind == own_kind(",") && i + 1 < line.to);
    if (is_one_of(kGiving, kind)) {
      ++parts.given;
    } else if (is_one_of(kBrackets, kind)) {
      parts.called = true;
    } else if (!is_plain(kind) && (!calls || is_one_of(kKeywords, kind))) {
      parts.other = true;
    }
  }
  return parts;
}

}  // namespace

// Name = other.Name,  'name' => 'required',  it.name = other.name;  'name',  .name(other.getName())
bool is_row(const std::vector<std::uint64_t>& kinds, Span line) {
  const RowParts parts = parts_of_line(kinds, line);
  const bool goes_on = kinds[line.to - 1] == own_kind(",");
  const bool chained = kinds[line.from] == own_kind(".");
  if (parts.other || line.to - line.from < 2) return false;
  if (parts.called) return (parts.given > 0 && goes_on) || (chained && !parts.told);
  return parts.given > 0 || goes_on;
}

std::uint64_t kind_of(const Code& code, std::size_t i) {
  const Token& token = code.at(i);
  if (token.is_string()) return kText;
  if (token.kind == TokenKind::kNumber) return kAmount;
  const bool declared = i > 0 && lists(kDeclaring, code.at(i - 1).text);
  if (token.is_word() && (declared || !code.is(i + 1, "("))) {
    return lists(kKeywords, token.text) ? own_kind(token.text) : kName;
  }
  return own_kind(token.text);
}

std::uint64_t shape_of(const Code& code, std::size_t i) {
  const bool keyword = lists(kKeywords, code.at(i).text);
  return code.at(i).is_word() && !keyword ? kName : kind_of(code, i);
}

bool is_list(const std::vector<std::uint64_t>& kinds, Span span) {
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kLongest = 24;
  constexpr double kAlike = 0.85;
  for (std::size_t period = kShortest; period <= kLongest && span.from + 2 * period < span.to;
       ++period) {
    std::size_t same = 0;
    for (std::size_t i = span.from; i + period < span.to; ++i)
      same += kinds[i] == kinds[i + period] ? 1U : 0U;
    const auto compared = static_cast<double>(span.to - span.from - period);
    if (static_cast<double>(same) > kAlike * compared) return true;
  }
  return false;
}

}  // namespace assay
