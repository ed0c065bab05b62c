// SPDX-License-Identifier: MIT
// Counts marks from the left.
#include "repo/code/format_holes.h"

#include <algorithm>

#include "repo/code/syntax.h"

namespace assay {
namespace {

std::optional<std::vector<FormatHole>> verbs_in(std::string_view text) {
  constexpr std::string_view kKinds = "svq";
  std::vector<FormatHole> holes;
  for (std::size_t at = text.find('%'); at < text.size(); at = text.find('%', at)) {
    const std::size_t kind =
        std::min(text.find_first_not_of("+-# 0123456789.", at + 1), text.size());
    if (kind == text.size()) break;
    const char c = text[kind];
    if (c == '[' || c == '$' || c == '*' || c == '(') return std::nullopt;
    const bool letter = c >= 'a' && c <= 'z';
    // LIKE '%' and "%%" are none, and Java's line end takes no value.
    if (letter && c != 'n' && text[at + 1] != ' ') {
      holes.push_back(
          {at, holes.size(), kind == at + 1 && kKinds.find(c) != std::string_view::npos});
    }
    at = kind + (letter || c == '%' ? 1 : 0);
  }
  return holes;
}

std::optional<std::vector<FormatHole>> braces_in(std::string_view text) {
  std::vector<FormatHole> holes;
  std::size_t next = 0;
  for (std::size_t at = text.find('{'); at < text.size(); at = text.find('{', at)) {
    if (text.substr(at, 2) == "{{") {
      at += 2;
      continue;
    }
    std::size_t end = at + 1;
    std::size_t number = 0;
    while (end < text.size() && is_digit(text[end]) && end - at < 4)
      number = number * 10 + static_cast<std::size_t>(text[end++] - '0');
    const bool counted = end > at + 1;
    if (end == text.size() || (text[end] != '}' && text[end] != ':')) return std::nullopt;
    holes.push_back({at, counted ? number : next++, true});
    at = end;
  }
  return holes;
}

}  // namespace

std::optional<std::vector<FormatHole>> format_holes(std::string_view text, bool braces) {
  return braces ? braces_in(text) : verbs_in(text);
}

}  // namespace assay
