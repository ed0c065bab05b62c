// SPDX-License-Identifier: MIT
// A permutation gives every place once, and another order for another key.
#include "contract/permutation.h"

#include <set>

#include <gtest/gtest.h>

namespace assay {
namespace {

TEST(Permutation, GivesEveryPlaceOnce) {
  for (const std::uint64_t size : {1U, 2U, 3U, 10U, 64U, 65U, 1000U, 5000U}) {
    std::set<std::uint64_t> seen;
    for (std::uint64_t i = 0; i < size; ++i) {
      const std::uint64_t place = permuted(i, size, 42);
      EXPECT_LT(place, size);
      seen.insert(place);
    }
    EXPECT_EQ(seen.size(), size);
  }
}

TEST(Permutation, AnotherKeyGivesAnotherOrder) {
  int same = 0;
  for (std::uint64_t i = 0; i < 1000; ++i)
    same += permuted(i, 100'000'000, 1) == permuted(i, 100'000'000, 2);
  EXPECT_LE(same, 1);
}

TEST(Permutation, WrapsBeyondItsEndAndTakesTheLargestRange) {
  EXPECT_EQ(permuted(7, 7, 3), permuted(0, 7, 3));
  EXPECT_NE(permuted(0, ~std::uint64_t{0}, 3), permuted(1, ~std::uint64_t{0}, 3));
}

}  // namespace
}  // namespace assay
