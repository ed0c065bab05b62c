// SPDX-License-Identifier: MIT
// auth.jwt-tampered on literal tapes.
#include <gtest/gtest.h>

#include "checks/auth/family.h"
#include "core/known_key.h"
#include "tests/support/exchanges.h"

namespace assay::checks::auth_jwt_tampered_test {
namespace {

Tape tape_of(int status) {
  Tape tape("auth.jwt-tampered", "");
  tape.note("resource", "order");
  tape.add("user", answered(1, "GET", "/orders/7", 200, R"({"id":7})"));
  tape.add("with more rights claimed under the old signature",
           answered(2, "GET", "/orders/7", status, status == 200 ? R"({"id":7})" : "{}"));
  tape.add("user (again)", answered(3, "GET", "/orders/7", 200, R"({"id":7})"));
  return tape;
}

TEST(JwtTampered, PassesEveryRefusal) {
  for (const int status : {401, 403, 400, 500})
    EXPECT_EQ(kJwtTampered.judge(tape_of(status)).outcome, Outcome::kPass) << status;
}

TEST(JwtTampered, FailsEditedClaimsThatAreServed) {
  EXPECT_EQ(kJwtTampered.judge(tape_of(200)).outcome, Outcome::kFail);
}

TEST(JwtTampered, FailsACommonKeyOfAServiceThatStartsWithIt) {
  Tape tape = tape_of(401);
  tape.note("key", Json::object({{"common", true}}));
  tape.note("launched", true);
  EXPECT_EQ(kJwtTampered.judge(tape).outcome, Outcome::kFail);
}

Json found(KeyOrigin origin) {
  return Json::object({{"origin", static_cast<int>(origin)},
                       {"file", "src/config.js"},
                       {"line", 3},
                       {"common", true}});
}

TEST(JwtTampered, FailsAKeyInTheSource) {
  Tape tape = tape_of(401);
  tape.note("key", found(KeyOrigin::kCode));
  const Finding finding = kJwtTampered.judge(tape);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.evidence.front().file, "src/config.js");
}

TEST(JwtTampered, GivesHalfToAKeyThatIsMeantToBeReplaced) {
  Tape tape = tape_of(401);
  tape.note("key", found(KeyOrigin::kSample));
  EXPECT_DOUBLE_EQ(kJwtTampered.judge(tape).credit, 0.5);
}

TEST(JwtTampered, PassesAKeyThatTheGradingItselfChose) {
  Tape tape = tape_of(401);
  tape.note("key", found(KeyOrigin::kGiven));
  tape.note("launched", true);
  EXPECT_EQ(kJwtTampered.judge(tape).outcome, Outcome::kPass);
}

TEST(JwtTampered, GivesHalfWhereTheKeyMayHaveBeenChosenForTheTrial) {
  Tape tape = tape_of(401);
  tape.note("key", Json::object({{"common", true}}));
  tape.note("launched", false);
  EXPECT_DOUBLE_EQ(kJwtTampered.judge(tape).credit, 0.5);
}

}  // namespace
}  // namespace assay::checks::auth_jwt_tampered_test
