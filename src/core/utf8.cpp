// SPDX-License-Identifier: MIT
// UTF-8 decoding by RFC 3629.
#include "core/utf8.h"

namespace assay {
namespace {

constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};

unsigned char byte_at(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]);
}

std::size_t size_from_first(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first < 0xE0) return 2;
  if (first >= 0xE0 && first < 0xF0) return 3;
  return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

}  // namespace

Utf8Char utf8_at(std::string_view text, std::size_t offset) {
  const unsigned char first = byte_at(text, offset);
  const std::size_t size = size_from_first(first);
  const Utf8Char bad{.code = first, .size = 1, .valid = false};
  if (size == 1) return {.code = first, .size = 1, .valid = true};
  if (size == 0 || offset + size > text.size()) return bad;
  char32_t code = first & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    const unsigned char next = byte_at(text, offset + i);
    if ((next & 0xC0U) != 0x80U) return bad;
    code = (code << 6U) | (next & 0x3FU);
  }
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  if (code < kSmallest[size] || code > 0x10FFFF || surrogate) return bad;
  return {.code = code, .size = size, .valid = true};
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Char one = utf8_at(text, at);
    if (!one.valid) return false;
    at += one.size;
  }
  return true;
}

std::size_t utf8_length(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size(); ++length)
    at += utf8_at(text, at).size;
  return length;
}

bool is_hidden(char32_t code) {
  const auto within = [code](char32_t first, char32_t last) {
    return code >= first && code <= last;
  };
  return code < 0x20 || within(0x7F, 0x9F) || code == 0x061C || within(0x200B, 0x200C) ||
         within(0x200E, 0x200F) || within(0x2028, 0x202E) || within(0x2066, 0x2069) ||
         code == 0xFEFF || within(0xFFF9, 0xFFFB) || (code & 0xFFFEU) == 0xFFFEU;
}

}  // namespace assay
