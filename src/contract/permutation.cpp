// SPDX-License-Identifier: MIT
// A Feistel network over the smallest even power of two that holds the range.
#include "contract/permutation.h"

#include <bit>

namespace assay {
namespace {

std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31U);
}

std::uint64_t shuffled(std::uint64_t value, unsigned half_bits, std::uint64_t key) {
  constexpr unsigned kRounds = 4;
  const std::uint64_t mask = (std::uint64_t{1} << half_bits) - 1;
  std::uint64_t left = value >> half_bits;
  std::uint64_t right = value & mask;
  for (unsigned round = 0; round < kRounds; ++round) {
    const std::uint64_t turned = left ^ (mixed(right + key + round * 0x9E3779B97F4A7C15ULL) & mask);
    left = right;
    right = turned;
  }
  return (left << half_bits) | right;
}

}  // namespace

std::uint64_t permuted(std::uint64_t index, std::uint64_t size, std::uint64_t key) {
  if (size <= 1) return 0;
  const auto bits = static_cast<unsigned>(std::bit_width(size - 1));
  const unsigned half_bits = (bits + 1) / 2;
  // Values outside the range are shuffled again until one falls inside: at most four times as many
  // values as wanted exist, so this ends soon, and it keeps the mapping one to one.
  std::uint64_t value = index % size;
  do {
    value = shuffled(value, half_bits, key);
  } while (value >= size);
  return value;
}

std::uint64_t next_random(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15ULL;
  return mixed(state);
}

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  }
  return mixed(hash);
}

}  // namespace assay
