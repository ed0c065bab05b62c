// SPDX-License-Identifier: MIT
// repo.duplication on literal snapshots.
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "tests/checks/repo/snapshots.h"

namespace assay::checks::repo_duplication_test {
namespace {

Snapshot copying(int cloned) {
  return {.code = {.lines = 1000,
                   .clones = {{"a.go", 1, 20, "b.go", 5}},
                   .function_lines = 500,
                   .cloned_lines = cloned}};
}

TEST(Duplication, PassesALittle) {
  EXPECT_EQ(judged(kDuplication, copying(20)).outcome, Outcome::kPass);
  EXPECT_EQ(judged(kDuplication, {.code = {.lines = 100}}).outcome, Outcome::kPass);
}

TEST(Duplication, PassesAFewLinesOfASmallService) {
  Snapshot small = copying(8);
  small.code.function_lines = 120;
  EXPECT_EQ(judged(kDuplication, small).outcome, Outcome::kPass);
  small.code.cloned_lines = 14;
  EXPECT_EQ(judged(kDuplication, small).outcome, Outcome::kPartial);
}

TEST(Duplication, NeverFails) {
  EXPECT_DOUBLE_EQ(judged(kDuplication, copying(60)).credit, 0.75);
  EXPECT_DOUBLE_EQ(judged(kDuplication, copying(400)).credit, 0.25);
}

TEST(Duplication, HoldsWhatItShowsAgainstTheLimit) {
  EXPECT_EQ(judged(kDuplication, copying(26)).outcome, Outcome::kPass);
  EXPECT_EQ(judged(kDuplication, copying(28)).observed, "6 %");
  EXPECT_DOUBLE_EQ(judged(kDuplication, copying(77)).credit, 0.75);
}

TEST(Duplication, SpeaksRoughlyOfMuch) {
  EXPECT_TRUE(judged(kDuplication, copying(80)).message.starts_with("At least 16 % of the lines"));
  EXPECT_TRUE(judged(kDuplication, copying(286)).message.starts_with("At least 55 % of the lines"));
}

}  // namespace
}  // namespace assay::checks::repo_duplication_test
