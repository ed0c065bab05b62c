// SPDX-License-Identifier: MIT
// No digit and no capital tells these from words: the consonants on end do.
#include "repo/secrets/app_password.h"

#include <algorithm>
#include <string>

#include "core/text.h"
#include "repo/placeholder.h"

namespace assay {
namespace {

constexpr std::size_t kLetters = 16;
constexpr std::size_t kNear = 300;  // characters on either side

bool is_vowel(char c) {
  return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

// Four consonants on end, and few vowels at all.
bool is_no_word(std::string_view letters) {
  constexpr int kOnEnd = 4;
  constexpr std::ptrdiff_t kMostVowels = 5;
  int run = 0;
  int longest = 0;
  for (const char c : letters) {
    run = is_vowel(c) ? 0 : run + 1;
    longest = std::max(longest, run);
  }
  return longest >= kOnEnd && std::ranges::count_if(letters, is_vowel) <= kMostVowels;
}

}  // namespace

bool is_app_password(const SearchedText& place, std::string_view value, std::size_t at) {
  const bool parted =
      value.size() == kLetters + 3 && value[4] == ' ' && value[9] == ' ' && value[14] == ' ';
  if (!parted && value.size() != kLetters) return false;
  std::string letters(value);
  if (parted) std::erase(letters, ' ');
  const bool small = std::ranges::all_of(letters, [](char c) { return c >= 'a' && c <= 'z'; });
  if (letters.size() != kLetters || !small || !is_no_word(letters) || is_placeholder(value))
    return false;
  const std::size_t from = at - std::min(at, kNear);
  return contains_ignoring_case(place.text.substr(from, 2 * kNear), "gmail");
}

}  // namespace assay
