// SPDX-License-Identifier: MIT
// idem.key-body-mismatch on literal tapes.
#include <gtest/gtest.h>

#include "checks/idem/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::idem_key_body_mismatch_test {
namespace {

Finding judged(const Exchange& other, int made, const std::string& again = R"({"id":7})") {
  Tape tape("idem.key-body-mismatch", "order");
  tape.note("before", 1);
  tape.note("after", 1 + made);
  tape.add("first", answered(1, "POST", "/orders", 201, R"({"id":7})"));
  tape.add("other body", other);
  tape.add("first again", answered(3, "POST", "/orders", 201, again));
  return kKeyBodyMismatch.judge(tape);
}

Exchange other(int status, const std::string& body = R"({"error":"key reused"})") {
  return answered(2, "POST", "/orders", status, body);
}

TEST(KeyBodyMismatch, PassesEveryWayToRefuse) {
  for (const int status : {422, 409, 400}) {
    EXPECT_EQ(judged(other(status), 0).outcome, Outcome::kPass) << status;
  }
}

TEST(KeyBodyMismatch, GivesHalfForTheFirstAnswerAgain) {
  EXPECT_DOUBLE_EQ(judged(other(201, R"({"id":7})"), 0).credit, 0.5);
}

TEST(KeyBodyMismatch, FailsASecondItem) {
  EXPECT_EQ(judged(other(201, R"({"id":8})"), 1).outcome, Outcome::kFail);
}

TEST(KeyBodyMismatch, FailsAnotherBodyThatMakesTheKeyForgotten) {
  EXPECT_EQ(judged(other(422), 0, R"({"id":9})").outcome, Outcome::kFail);
}

TEST(KeyBodyMismatch, LeavesRefusedRetriesToTheirOwnCheck) {
  Tape tape("idem.key-body-mismatch", "order");
  tape.note("refuses_retries", true);
  tape.note("before", 1);
  tape.note("after", 1);
  tape.add("first", answered(1, "POST", "/orders", 201, R"({"id":7})"));
  tape.add("other body", other(422));
  tape.add("first again", answered(3, "POST", "/orders", 409, "{}"));
  EXPECT_EQ(kKeyBodyMismatch.judge(tape).outcome, Outcome::kPass);
}

}  // namespace
}  // namespace assay::checks::idem_key_body_mismatch_test
