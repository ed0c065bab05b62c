// SPDX-License-Identifier: MIT
// Escaping for Markdown (CommonMark 0.30, GitHub's tables).
#include "report/markdown_text.h"

#include <algorithm>

#include <fmt/core.h>

#include "core/text.h"

namespace assay {
namespace {

std::size_t longest_run(std::string_view text, char wanted) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == wanted ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

}  // namespace

std::string markdown_escaped(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    if (std::string_view("\\`*_[]<>|~#&$").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string code_span(std::string_view text, std::size_t limit) {
  const std::string shown = printable(shortened(text, limit));
  if (trimmed(shown).empty()) return {};
  const std::string fence(longest_run(shown, '`') + 1, '`');
  // A space inside keeps a backtick at either end apart from the fence; CommonMark drops it.
  const std::string_view space = fence.size() > 1 ? " " : "";
  return fmt::format("{}{}{}{}{}", fence, space, shown, space, fence);
}

std::string code_block(std::string_view language, std::string_view text, std::size_t limit) {
  const std::string shown = printable_lines(shortened(text, limit));
  const std::string fence(std::max<std::size_t>(3, longest_run(shown, '`') + 1), '`');
  return fmt::format("{}{}\n{}\n{}\n", fence, language, shown, fence);
}

}  // namespace assay
