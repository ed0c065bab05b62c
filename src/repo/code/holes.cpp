// SPDX-License-Identifier: MIT
// By the prefix of a literal, or by its quotes.
#include "repo/code/holes.h"

#include "core/text.h"

namespace assay {
namespace {

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9');
}

// f"…", rf"…"
bool is_python_format(const Token& prefix) {
  const std::string word = prefix.is_word() ? lower(prefix.text) : "";
  return word == "f" || word == "rf" || word == "fr";
}

// Java puts nothing in, and Scala where s"…" or f"…" says so.
bool is_plain_on_jvm(const std::string& path, bool prefixed, const Token& before) {
  const bool scala = path.ends_with(".scala");
  const bool plain = scala && !(prefixed && (before.is("s") || before.is("f")));
  return path.ends_with(".java") || plain;
}

// $"…", $@"…"
bool is_dotnet_format(const Code& code, std::size_t literal) {
  const Token& before = code.at(literal - 1);
  return before.is("$") || (before.is("@") && code.is(literal - 2, "$"));
}

std::string_view unless_single(const Token& text, std::string_view mark) {
  return text.quote == '\'' ? "" : mark;
}

// Behind a name, and no number, that follows the mark; 0 when none does.
std::size_t end_of_name(std::string_view text, std::size_t mark) {
  std::size_t end = mark + 1;
  while (end < text.size() && is_name_char(text[end]))
    ++end;
  const bool name = end > mark + 1 && (text[mark + 1] < '0' || text[mark + 1] > '9');
  return name ? end : 0;
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
    case Family::kPython:
      return prefixed && is_python_format(before) ? "{" : "";
    case Family::kRuby:
    case Family::kElixir:
      return unless_single(text, "#{");
    case Family::kPhp:
      return unless_single(text, "$");
    case Family::kJvm:
      return is_plain_on_jvm(path, prefixed, before) ? "" : unless_single(text, "$");
    case Family::kDotNet:
      return prefixed && is_dotnet_format(code, literal) ? "{" : "";
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
    const std::size_t end = end_of_name(text, open);
    if (mark == "$" && end > 0) return end;
  }
  return 0;
}

}  // namespace assay
