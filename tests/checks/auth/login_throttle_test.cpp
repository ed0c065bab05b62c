// SPDX-License-Identifier: MIT
// auth.login-throttle on literal tapes.
#include <gtest/gtest.h>

#include "checks/auth/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::auth_login_throttle_test {
namespace {

Exchange guess(int id,
               int status,
               const std::string& body = R"({"error":"wrong"})",
               double ms = 5) {
  Exchange exchange = answered(id, "POST", "/auth/login", status, body);
  exchange.ms = ms;
  return exchange;
}

// Nineteen guesses that are looked at, then the last one.
Finding judged(const Exchange& last, int right = 200, bool demanded = true) {
  Tape tape("auth.login-throttle", "");
  tape.note("demanded", demanded);
  for (int i = 1; i < 20; ++i)
    tape.add("guess", guess(i, 401));
  tape.add("guess", last);
  tape.add("right password", guess(30, right, "{}"));
  return kLoginThrottle.judge(tape);
}

TEST(LoginThrottle, PassesEveryWayToSlowDown) {
  EXPECT_EQ(judged(guess(20, 429)).outcome, Outcome::kPass);
  EXPECT_EQ(judged(guess(20, 423)).outcome, Outcome::kPass);
  EXPECT_EQ(judged(guess(20, 403)).outcome, Outcome::kPass);
  EXPECT_EQ(judged(guess(20, 401, R"({"error":"account locked"})")).outcome, Outcome::kPass);
}

TEST(LoginThrottle, PassesALockThatShowsInTheRightPasswordAlone) {
  EXPECT_EQ(judged(guess(20, 401), 401).outcome, Outcome::kPass);
}

TEST(LoginThrottle, PassesGrowingDelays) {
  Tape tape("auth.login-throttle", "");
  tape.note("demanded", true);
  for (int i = 1; i <= 20; ++i)
    tape.add("guess", guess(i, 401, "{}", 100.0 * i));
  tape.add("right password", guess(30, 200, "{}"));
  EXPECT_EQ(kLoginThrottle.judge(tape).outcome, Outcome::kPass);
}

TEST(LoginThrottle, TakesASlowHashForNoThrottle) {
  Tape tape("auth.login-throttle", "");
  tape.note("demanded", true);
  for (int i = 1; i <= 20; ++i)
    tape.add("guess", guess(i, 401, "{}", 1200));
  tape.add("right password", guess(30, 200, "{}"));
  EXPECT_EQ(kLoginThrottle.judge(tape).outcome, Outcome::kFail);
}

TEST(LoginThrottle, FailsUnlimitedGuessesOnlyWhereTheBriefDemandsMore) {
  EXPECT_EQ(judged(guess(20, 401)).outcome, Outcome::kFail);
  EXPECT_EQ(judged(guess(20, 401), 200, false).outcome, Outcome::kNotApplicable);
}

}  // namespace
}  // namespace assay::checks::auth_login_throttle_test
