// SPDX-License-Identifier: MIT
// Numbers that look random, never repeat, and are the same for the same key.
#pragma once

#include <cstdint>
#include <string_view>

namespace assay {

// The place of `index` in a shuffling of 0 … size-1 that the key decides: for one key two indexes
// below `size` never share a place. An index beyond wraps around. `size` is at least 1.
std::uint64_t permuted(std::uint64_t index, std::uint64_t size, std::uint64_t key);

// The next number of a splitmix64 sequence; moves the state on.
std::uint64_t next_random(std::uint64_t& state);

// One number for a text, spread over all bits (FNV-1a, then mixed).
std::uint64_t hash_of(std::string_view text);

}  // namespace assay
