// SPDX-License-Identifier: MIT
// rate.enforced on literal tapes.
#include <gtest/gtest.h>

#include "checks/rate/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::rate_enforced_test {
namespace {

Exchange call(int status, Headers headers = {}) {
  return answered(1, "GET", "/products", status, "[]", std::move(headers));
}

// The last calls, and how many of 20 at once were admitted.
Finding judged(int accepted, const std::vector<int>& then, int admitted) {
  Tape tape("rate.enforced", "");
  tape.note("limit", 10);
  tape.note("window_ms", 10000);
  tape.note("elapsed_ms", 5);
  for (int i = 0; i < accepted; ++i)
    tape.add("one by one", call(200));
  for (const int status : then)
    tape.add("one by one", call(status));
  for (int i = 0; i < 20; ++i)
    tape.add("at once", call(i < admitted ? 200 : 429));
  return kEnforced.judge(tape);
}

Finding judged(int accepted, bool refused, int admitted) {
  return judged(accepted, refused ? std::vector{429} : std::vector<int>{}, admitted);
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

TEST(Enforced, TakesTheSameErrorForAllFurtherCallsForARefusal) {
  EXPECT_EQ(judged(10, {500, 500, 500}, 10).outcome, Outcome::kPass);
}

TEST(Enforced, TakesNoPassingErrorForARefusal) {
  EXPECT_EQ(judged(4, {500, 200, 200, 200, 200, 200, 429}, 10).outcome, Outcome::kPass);
  EXPECT_EQ(judged(28, {500, 500}, 20).outcome, Outcome::kFail);
}

}  // namespace
}  // namespace assay::checks::rate_enforced_test
