// SPDX-License-Identifier: MIT
// Hexadecimal digits and back.
#include "repo/git/object_id.h"

namespace assay {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

}  // namespace

std::string to_hex(const ObjectId& id) {
  std::string text;
  for (const unsigned byte : id.bytes) {
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 15U];
  }
  return text;
}

std::optional<ObjectId> object_id_from(std::string_view hex) {
  ObjectId id;
  if (hex.size() != 2 * id.bytes.size()) return std::nullopt;
  for (std::size_t i = 0; i < id.bytes.size(); ++i) {
    const std::size_t high = kDigits.find(hex[2 * i]);
    const std::size_t low = kDigits.find(hex[2 * i + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    id.bytes.at(i) = static_cast<unsigned char>(high << 4U | low);
  }
  return id;
}

}  // namespace assay
