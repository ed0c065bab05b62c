// SPDX-License-Identifier: MIT
// rate.isolation on literal tapes.
#include <gtest/gtest.h>

#include "checks/rate/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::rate_isolation_test {
namespace {

Finding judged(int before, int other) {
  Tape tape("rate.isolation", "");
  tape.add("other before", answered(1, "GET", "/products", before));
  tape.add("call", answered(2, "GET", "/products", 429));
  tape.add("other", answered(3, "GET", "/products", other));
  return kIsolation.judge(tape);
}

TEST(Isolation, PassesWhereTheOtherIsServed) {
  EXPECT_EQ(judged(200, 200).outcome, Outcome::kPass);
  EXPECT_EQ(judged(200, 204).outcome, Outcome::kPass);
}

TEST(Isolation, FailsWhereTheOtherIsRefusedToo) {
  EXPECT_EQ(judged(200, 429).outcome, Outcome::kFail);
  EXPECT_EQ(judged(200, 503).outcome, Outcome::kFail);
}

TEST(Isolation, IsUndecidedWhereTheOtherIsRefusedForAnotherReason) {
  EXPECT_EQ(judged(200, 401).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged(403, 429).outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::rate_isolation_test
