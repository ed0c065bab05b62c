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

// Name = other.Name,  name: other.name,  it.name = other.name;  Name = new Other {
bool gives_field(const std::vector<std::uint64_t>& kinds, Span line) {
  constexpr std::array<std::string_view, 2> kGiving{"=", ":"};
  constexpr std::array<std::string_view, 11> kPlain{".",    ",",    ";",    "?",     "!",   "new",
                                                    "null", "self", "this", "false", "true"};
  int given = 0;
  for (std::size_t i = line.from; i < line.to; ++i) {
    const std::uint64_t kind = kinds[i];
    if (is_one_of(kGiving, kind)) {
      ++given;
    } else if (kind > kName && !is_one_of(kPlain, kind) && kind != own_kind("{")) {
      return false;
    }
  }
  return given == 1 && line.to - line.from > 2;
}

}  // namespace

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

bool is_record(const std::vector<std::uint64_t>& kinds, const std::vector<int>& lines, Span span) {
  constexpr double kMost = 0.75;
  int all = 0;
  int fields = 0;
  for (std::size_t from = span.from, to = from; from < span.to; from = to) {
    while (to < span.to && lines[to] == lines[from])
      ++to;
    constexpr std::array<std::string_view, 8> kParting{"{", "}", "(", ")", "[", "]", ",", ";"};
    const bool bare = std::all_of(kinds.begin() + static_cast<std::ptrdiff_t>(from),
                                  kinds.begin() + static_cast<std::ptrdiff_t>(to),
                                  [&](std::uint64_t kind) { return is_one_of(kParting, kind); });
    if (bare) continue;
    ++all;
    fields += gives_field(kinds, {from, to}) ? 1 : 0;
  }
  return fields > 1 && fields >= kMost * all;
}

}  // namespace assay
