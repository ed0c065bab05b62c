// SPDX-License-Identifier: MIT
// life.starts on literal tapes.
#include <gtest/gtest.h>

#include "checks/life/family.h"

namespace assay::checks::life_starts_test {
namespace {

Finding started_in(double ms) {
  Tape tape("life.starts", "");
  tape.note("ms", ms);
  return kStarts.judge(tape);
}

TEST(Starts, PassesWithinAMinute) {
  EXPECT_EQ(started_in(200).outcome, Outcome::kPass);
  EXPECT_EQ(started_in(59'000).outcome, Outcome::kPass);
}

TEST(Starts, HalvesALateOne) {
  EXPECT_DOUBLE_EQ(started_in(95'000).credit, 0.5);
}

}  // namespace
}  // namespace assay::checks::life_starts_test
