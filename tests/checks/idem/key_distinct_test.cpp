// SPDX-License-Identifier: MIT
// idem.key-distinct on literal tapes.
#include <gtest/gtest.h>

#include "checks/idem/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::idem_key_distinct_test {
namespace {

Exchange order(int id) {
  static int exchange = 0;
  return answered(++exchange, "POST", "/orders", 201, R"({"id":)" + std::to_string(id) + "}");
}

Exchange refusal(int status) {
  return answered(9, "POST", "/orders", status, R"({"error":"key in use"})");
}

struct Scene {
  Exchange second = order(2);
  int made = 2;
  Exchange other = order(3);  // another user with the first key
  Exchange elsewhere = answered(8, "POST", "/products", 201, R"({"id":1,"name":"Lamp"})");
};

Finding judged(const Scene& scene) {
  Tape tape("idem.key-distinct", "order");
  tape.note("before", 0);
  tape.note("after", scene.made);
  tape.add("first key", order(1));
  tape.add("second key", scene.second);
  tape.add("another user's own key", order(4));
  tape.add("another user", scene.other);
  tape.add("another endpoint", scene.elsewhere);
  return kKeyDistinct.judge(tape);
}

TEST(KeyDistinct, PassesIndependentKeysUsersAndEndpoints) {
  EXPECT_EQ(judged({}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({.elsewhere = refusal(422)}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({.second = refusal(503)}).outcome, Outcome::kPass) << "put off, not suppressed";
}

TEST(KeyDistinct, FailsAnItemOfAnotherUserAsCritical) {
  const Finding finding = judged({.other = order(1)});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.severity, Severity::kCritical);
  EXPECT_EQ(finding.observed, "was given the first user's item");
}

TEST(KeyDistinct, GradesAUserWhoIsRefusedAnothersKey) {
  const Finding finding = judged({.other = refusal(409)});
  EXPECT_DOUBLE_EQ(finding.credit, 0.75);
  EXPECT_FALSE(finding.severity);
}

TEST(KeyDistinct, FailsASecondKeyThatDoesNothing) {
  EXPECT_EQ(judged({.second = order(1), .made = 1}).outcome, Outcome::kFail);
  EXPECT_EQ(judged({.second = order(2), .made = 1}).outcome, Outcome::kFail);
}

TEST(KeyDistinct, FailsAReplayElsewhere) {
  EXPECT_EQ(judged({.elsewhere = order(1)}).outcome, Outcome::kFail);
}

}  // namespace
}  // namespace assay::checks::idem_key_distinct_test
