// SPDX-License-Identifier: MIT
// Texts that a regular expression matches whole, and texts that it narrowly does not.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace assay {

struct LengthRange {
  std::size_t least = 0;
  std::size_t most = std::numeric_limits<std::size_t>::max();
};

// Whether the pattern matches the whole text; false for a pattern that RE2 does not know.
bool matches_whole(std::string_view pattern, std::string_view text);

// The text at a place of the key's own order; two places give two texts until the pattern has no
// more. Always verified; empty when the pattern is beyond the generator or admits no such length.
std::string matching_text(std::string_view pattern,
                          std::uint64_t place,
                          std::uint64_t key,
                          LengthRange length = {});

// A text near `good` in which the pattern is found neither whole nor anywhere, so that it must be
// refused however the pattern is applied; empty when there is none.
std::string near_miss(std::string_view pattern, std::string_view good);

}  // namespace assay
