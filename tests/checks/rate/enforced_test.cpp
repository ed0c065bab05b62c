// SPDX-License-Identifier: MIT
// rate.enforced on literal tapes.
#include <gtest/gtest.h>

#include "checks/rate/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks {
namespace {

Exchange call(int status, Headers headers = {}) {
  return answered(1, "GET", "/products", status, "[]", std::move(headers));
}

Finding judged(int accepted, bool refused, int admitted) {
  Tape tape("rate.enforced", "");
  tape.note("limit", 10);
  tape.note("window_ms", 10000);
  tape.note("elapsed_ms", 5);
  for (int i = 0; i < accepted; ++i)
    tape.add("one by one", call(200));
  if (refused) tape.add("one by one", call(429));
  for (int i = 0; i < 20; ++i)
    tape.add("at once", call(i < admitted ? 200 : 429));
  return kEnforced.judge(tape);
}

TEST(Enforced, PassesALimitThatHoldsWithinOneInTen) {
  EXPECT_EQ(judged(10, true, 10).outcome, Outcome::kPass);
  EXPECT_EQ(judged(9, true, 11).outcome, Outcome::kPass);
}

TEST(Enforced, PassesALimitThatCountedSignUpAndLogInToo) {
  EXPECT_EQ(judged(7, true, 10).outcome, Outcome::kPass);
}

TEST(Enforced, GradesALimitThatIsOffOrThatABurstSlipsPast) {
  EXPECT_DOUBLE_EQ(judged(14, true, 10).credit, 0.5);
  EXPECT_DOUBLE_EQ(judged(10, true, 16).credit, 0.5);
}

TEST(Enforced, FailsALimitThatIsNotThere) {
  EXPECT_EQ(judged(30, false, 20).outcome, Outcome::kFail);
}

}  // namespace
}  // namespace assay::checks
