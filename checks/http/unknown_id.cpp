// SPDX-License-Identifier: MIT
// Making unknown ids.
#include "checks/http/unknown_id.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace assay::checks {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::string_view kLower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kUpper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

bool only(std::string_view text, std::string_view characters) {
  return text.find_first_not_of(characters) == std::string_view::npos;
}

bool is_uuid(std::string_view text) {
  constexpr std::string_view kUuidCharacters = "0123456789abcdefABCDEF-";
  return text.size() == 36 && std::ranges::count(text, '-') == 4 && only(text, kUuidCharacters);
}

// Where the style of an id lets another character stand.
std::string_view class_of(char c, bool hexadecimal) {
  if (hexadecimal) return kHex;
  for (const std::string_view characters : {kDigits, kLower, kUpper}) {
    if (characters.find(c) != std::string_view::npos) return characters;
  }
  return {};
}

}  // namespace

std::string unknown_id(std::string_view known, SampleMaker& maker) {
  constexpr std::int64_t kFarAbove = 1'000'000;
  constexpr std::size_t kLongestNumber = 15;
  if (is_uuid(known)) return maker.uuid();
  if (!known.empty() && only(known, kDigits) && known.size() <= kLongestNumber) {
    std::int64_t number = 0;
    std::from_chars(known.data(), known.data() + known.size(), number);
    return std::to_string(number + kFarAbove);
  }
  const bool hexadecimal = only(known, kHex);
  std::string id(known);
  for (std::size_t i = id.size() / 2; i < id.size(); ++i) {
    const std::string_view characters = class_of(id[i], hexadecimal);
    if (characters.empty()) continue;
    const char other = characters[maker.number(characters.size())];
    id[i] = other != id[i] ? other : characters[(characters.find(other) + 1) % characters.size()];
  }
  return id == known ? id + "x" : id;
}

}  // namespace assay::checks
