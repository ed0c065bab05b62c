// SPDX-License-Identifier: MIT
// By the prefix of a literal, or by its quotes.
#include "repo/code/holes.h"

#include "core/text.h"

namespace assay {
namespace {

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9');
}

}  // namespace

std::string_view hole_mark(const std::string& path,
                           const Code& code,
                           std::size_t literal,
                           Family family) {
  const Token& text = code.at(literal);
  const Token& before = code.at(literal == 0 ? code.size() : literal - 1);
  const bool prefixed = literal > 0 && before.touches(text);
  switch (family) {
    case Family::kJavaScript:
      return text.quote == '`' ? "${" : "";
    case Family::kPython: {
      const std::string prefix = prefixed && before.is_word() ? lower(before.text) : "";
      return prefix == "f" || prefix == "rf" || prefix == "fr" ? "{" : "";
    }
    case Family::kRuby:
    case Family::kElixir:
      return text.quote == '\'' ? "" : "#{";
    case Family::kPhp:
      return text.quote == '\'' ? "" : "$";
    case Family::kJvm: {
      const bool scala = path.ends_with(".scala");
      const bool plain = scala && !(prefixed && (before.is("s") || before.is("f")));
      return path.ends_with(".java") || plain || text.quote == '\'' ? "" : "$";
    }
    case Family::kDotNet: {
      const bool verbatim = prefixed && before.is("@") && code.is(literal - 2, "$");
      return prefixed && (before.is("$") || verbatim) ? "{" : "";
    }
    default:
      return {};
  }
}

std::size_t next_hole(std::string_view text,
                      std::string_view mark,
                      std::size_t from,
                      std::size_t& open) {
  if (mark.empty()) return 0;
  for (open = text.find(mark, from); open < text.size(); open = text.find(mark, open + 1)) {
    if (mark == "{" && text.substr(open, 2) == "{{") {  // one brace, written twice
      ++open;
      continue;
    }
    if (text.substr(open, 2).find('{') != std::string_view::npos) {
      const std::size_t close = text.find('}', open);
      return close == std::string_view::npos ? 0 : close + 1;
    }
    std::size_t end = open + 1;  // $name, not $1
    while (end < text.size() && is_name_char(text[end]))
      ++end;
    const bool name = end > open + 1 && (text[open + 1] < '0' || text[open + 1] > '9');
    if (mark == "$" && name) return end;
  }
  return 0;
}

}  // namespace assay
