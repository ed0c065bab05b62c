// SPDX-License-Identifier: MIT
// Width and wrapping of UTF-8 text.
#include "report/wrap.h"

#include <algorithm>

#include "core/text.h"
#include "core/utf8.h"

namespace assay {
namespace {

// The blocks that terminals draw over two columns (a coarse reading of Unicode TR11), and the
// commonest blocks of combining marks.
std::size_t columns_of(char32_t code) {
  const auto within = [code](char32_t first, char32_t last) {
    return code >= first && code <= last;
  };
  if (within(0x0300, 0x036F) || within(0xFE00, 0xFE0F) || code == 0x200D) return 0;
  const bool wide = within(0x1100, 0x115F) || within(0x2E80, 0xA4CF) || within(0xAC00, 0xD7A3) ||
                    within(0xF900, 0xFAFF) || within(0xFE30, 0xFE6F) || within(0xFF00, 0xFF60) ||
                    within(0x1F300, 0x1FAFF) || within(0x20000, 0x3FFFD);
  return wide ? 2 : 1;
}

// Bytes of the longest beginning that fits; at least one character.
std::size_t fitting(std::string_view text, std::size_t width) {
  std::size_t at = 0;
  std::size_t taken = 0;
  while (at < text.size()) {
    const Utf8Char one = utf8_at(text, at);
    taken += columns_of(one.code);
    if (taken > width && at > 0) break;
    at += one.size;
  }
  return at;
}

}  // namespace

std::size_t columns(std::string_view text) {
  std::size_t total = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Char one = utf8_at(text, at);
    total += columns_of(one.code);
    at += one.size;
  }
  return total;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  width = std::max<std::size_t>(width, 20);
  std::vector<std::string> lines(1);
  std::size_t used = 0;
  for (std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    std::size_t size = columns(word);
    if (used > 0 && used + 1 + size > width) {
      lines.emplace_back();
      used = 0;
    }
    while (size > width) {
      const std::size_t head = fitting(word, width);
      size -= columns(word.substr(0, head));
      lines.back() = word.substr(0, head);
      lines.emplace_back();
      word.remove_prefix(head);
    }
    if (used > 0) lines.back() += ' ';
    lines.back() += word;
    used += size + (used > 0 ? 1 : 0);
  }
  if (lines.size() > 1 && lines.back().empty()) lines.pop_back();
  return lines;
}

std::string clipped(std::string_view text, std::size_t width) {
  if (columns(text) <= width) return std::string(text);
  return std::string(text.substr(0, fitting(text, width - 1))) + "…";
}

}  // namespace assay
