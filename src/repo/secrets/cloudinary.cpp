// SPDX-License-Identifier: MIT
// None of the three tells by itself; together they do.
#include "repo/secrets/cloudinary.h"

#include <algorithm>
#include <string>

#include "core/text.h"

namespace assay {
namespace {

constexpr std::size_t kSecret = 27;
constexpr std::size_t kKey = 15;      // digits
constexpr std::size_t kBeside = 250;  // characters on either side

bool holds_key(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit && digits == kKey) return true;
    digits = digit ? digits + 1 : 0;
  }
  return false;
}

}  // namespace

bool is_cloudinary_secret(const SearchedText& place, std::string_view value, std::size_t at) {
  const bool whole = std::ranges::all_of(value, [](char c) { return is_in_run('s', c); });
  if (value.size() != kSecret || !whole) return false;
  const std::size_t from = at - std::min(at, kBeside);
  std::string near = lower(place.text.substr(from, 2 * kBeside));
  std::erase(near, '_');
  return near.find("cloudname") != near.npos && holds_key(near);
}

}  // namespace assay
