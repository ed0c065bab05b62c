// SPDX-License-Identifier: MIT
// auth.bad-token on literal tapes.
#include <gtest/gtest.h>

#include "checks/auth/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::auth_bad_token_test {
namespace {

constexpr const char* kItem = R"({"id":7,"note":"mine"})";

Tape tape_of(int status, const std::string& body = "{}") {
  Tape tape("auth.bad-token", "");
  tape.note("resource", "order");
  for (const char* what :
       {"a random token", "a truncated token", "a token with one character changed"}) {
    tape.add(std::string("with ") + what, answered(1, "GET", "/orders/7", status, body));
  }
  return tape;
}

TEST(BadToken, PassesA401) {
  EXPECT_EQ(kBadToken.judge(tape_of(401)).outcome, Outcome::kPass);
}

TEST(BadToken, TakesATenthForOtherRefusals) {
  EXPECT_NEAR(kBadToken.judge(tape_of(403)).credit, 0.9, 1e-9);
  EXPECT_NEAR(kBadToken.judge(tape_of(400)).credit, 0.9, 1e-9);
}

TEST(BadToken, LeavesServerErrorsToTheirOwnCheck) {
  EXPECT_NEAR(kBadToken.judge(tape_of(500)).credit, 0.5, 1e-9);
}

TEST(BadToken, FailsOneThatIsServed) {
  Tape tape = tape_of(401);
  tape.add("with a truncated token", answered(2, "GET", "/orders/7", 200, kItem));
  EXPECT_EQ(kBadToken.judge(tape).outcome, Outcome::kFail);
}

TEST(BadToken, FailsATokenThatExpiredAnHourAgo) {
  Tape tape = tape_of(401);
  tape.add("minted and expired", answered(2, "GET", "/orders/7", 200, kItem));
  EXPECT_EQ(kBadToken.judge(tape).outcome, Outcome::kFail);
}

TEST(BadToken, AllowsSignedTokensALeewayOfMinutes) {
  Tape tape = tape_of(401);
  tape.note("stateless", true);
  tape.note("lifetime_ms", 1000);
  tape.add("outlived", answered(2, "GET", "/orders/7", 200, kItem));
  EXPECT_EQ(kBadToken.judge(tape).outcome, Outcome::kPass);
}

TEST(BadToken, GivesLessThanAllForASessionThatOutlivesItsTime) {
  Tape tape = tape_of(401);
  tape.note("stateless", false);
  tape.note("lifetime_ms", 1000);
  tape.add("outlived", answered(2, "GET", "/orders/7", 200, kItem));
  EXPECT_EQ(kBadToken.judge(tape).outcome, Outcome::kPartial);
}

TEST(BadToken, SaysWhatCouldNotBeTried) {
  Tape tape = tape_of(401);
  tape.note("expiry", "the token carries no exp: it never expires");
  EXPECT_EQ(kBadToken.judge(tape).note, "the token carries no exp: it never expires");
}

}  // namespace
}  // namespace assay::checks::auth_bad_token_test
