// SPDX-License-Identifier: MIT
// Transcodes UTF-16; a lone surrogate becomes U+FFFD.
#include "repo/encoding.h"

#include <cstddef>
#include <cstdint>

namespace assay {
namespace {

void append(std::string& text, std::uint32_t point) {
  const auto put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (point < 0x80U) {
    put(point);
  } else if (point < 0x800U) {
    put(0xC0U | point >> 6U);
    put(0x80U | (point & 0x3FU));
  } else if (point < 0x10000U) {
    put(0xE0U | point >> 12U);
    put(0x80U | (point >> 6U & 0x3FU));
    put(0x80U | (point & 0x3FU));
  } else {
    put(0xF0U | point >> 18U);
    put(0x80U | (point >> 12U & 0x3FU));
    put(0x80U | (point >> 6U & 0x3FU));
    put(0x80U | (point & 0x3FU));
  }
}

enum class Order { kLittle, kBig };

std::uint32_t unit_at(const std::string& bytes, std::size_t at, Order order) {
  const auto byte = [&](std::size_t index) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[index]));
  };
  return order == Order::kLittle ? byte(at) | byte(at + 1) << 8U : byte(at) << 8U | byte(at + 1);
}

std::string from_utf16(const std::string& bytes, Order order) {
  std::string text;
  for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
    const std::uint32_t unit = unit_at(bytes, at, order);
    const bool high = unit >= 0xD800U && unit < 0xDC00U;
    const std::uint32_t low = high && at + 3 < bytes.size() ? unit_at(bytes, at + 2, order) : 0;
    if (low >= 0xDC00U && low < 0xE000U) {
      append(text, 0x10000U + ((unit - 0xD800U) << 10U) + (low - 0xDC00U));
      at += 2;
    } else {
      append(text, unit >= 0xD800U && unit < 0xE000U ? 0xFFFDU : unit);
    }
  }
  return text;
}

}  // namespace

std::string as_utf8(std::string bytes) {
  if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes, Order::kLittle);
  if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes, Order::kBig);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  return bytes;
}

}  // namespace assay
