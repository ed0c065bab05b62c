// SPDX-License-Identifier: MIT
// Telling a map that describes a value from one that is the value.
#include "contract/matcher.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t kStrictWords = 3;  // is, not, one_of

}  // namespace

bool is_matcher_word(std::string_view word) {
  return std::ranges::find(kMatcherWords, word) != kMatcherWords.end();
}

bool is_matcher(const Json& wanted) {
  return !wanted.members().empty() &&
         std::ranges::all_of(wanted.members(),
                             [](const Json::Member& each) { return is_matcher_word(each.first); });
}

bool is_strict_matcher(const Json& wanted) {
  return is_matcher(wanted) &&
         std::any_of(kMatcherWords.begin(), kMatcherWords.begin() + kStrictWords,
                     [&](std::string_view word) { return wanted.find(word) != nullptr; });
}

}  // namespace assay
