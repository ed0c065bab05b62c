// SPDX-License-Identifier: MIT
// idem.key-replay on literal tapes.
#include <gtest/gtest.h>

#include "checks/idem/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::idem_key_replay_test {
namespace {

Exchange order(int id, int status, const std::string& body) {
  return answered(id, "POST", "/orders", status, body);
}

Finding judged(const Exchange& retry, int made, bool required = true) {
  Tape tape("idem.key-replay", "order");
  tape.note("required", required);
  tape.note("before", 4);
  tape.note("after", 4 + made);
  tape.add("first", order(1, 201, R"({"id":7,"quantity":1})"));
  tape.add("retry", retry);
  tape.add("retry", retry);
  return kKeyReplay.judge(tape);
}

TEST(KeyReplay, PassesTheSameAnswerAgain) {
  EXPECT_EQ(judged(order(2, 201, R"({"id":7,"quantity":1})"), 1).outcome, Outcome::kPass);
}

TEST(KeyReplay, MasksWhatChangesWithTime) {
  Tape tape("idem.key-replay", "order");
  tape.note("required", true);
  tape.note("before", 0);
  tape.note("after", 1);
  tape.add("first", order(1, 201, R"({"data":{"id":7},"request_id":"a"})"));
  tape.add("retry", order(2, 201, R"({"data":{"id":7},"request_id":"b"})"));
  tape.add("retry", order(3, 201, R"({"data":{"id":7},"request_id":"c"})"));
  EXPECT_EQ(kKeyReplay.judge(tape).outcome, Outcome::kPass);
}

TEST(KeyReplay, GradesOtherAnswersToOneEffect) {
  EXPECT_DOUBLE_EQ(judged(order(2, 200, R"({"id":7,"quantity":1})"), 1).credit, 0.9);
  EXPECT_DOUBLE_EQ(judged(order(2, 201, R"({"id":7,"quantity":1,"status":"paid"})"), 1).credit,
                   0.75);
  EXPECT_DOUBLE_EQ(judged(order(2, 409, R"({"error":"done"})"), 1).credit, 0.5);
}

TEST(KeyReplay, FailsMoreThanOneEffectWhereKeysAreRequired) {
  EXPECT_EQ(judged(order(2, 201, R"({"id":8,"quantity":1})"), 3).outcome, Outcome::kFail);
}

TEST(KeyReplay, FailsRetriesThatTakeTheStockAgain) {
  Tape tape("idem.key-replay", "order");
  tape.note("required", true);
  tape.note("before", 0);
  tape.note("after", 1);
  tape.note("stock after the first", 9);
  tape.note("stock after the retries", 7);
  tape.add("first", order(1, 201, R"({"id":7})"));
  tape.add("retry", order(2, 201, R"({"id":7})"));
  tape.add("retry", order(3, 201, R"({"id":7})"));
  tape.add("stock after the retries", answered(4, "GET", "/products/1", 200, R"({"stock":7})"));
  EXPECT_EQ(kKeyReplay.judge(tape).outcome, Outcome::kFail);
}

Finding judged_balance(const char* first, const char* then) {
  Tape tape("idem.key-replay", "transfer");
  tape.note("required", true);
  tape.note("before", 0);
  tape.note("after", 1);
  tape.note("money", true);
  tape.note("stock after the first", first);
  tape.note("stock after the retries", then);
  tape.add("first", order(1, 201, R"({"id":7})"));
  tape.add("retry", order(2, 201, R"({"id":7})"));
  tape.add("retry", order(3, 201, R"({"id":7})"));
  tape.add("stock after the retries", answered(4, "GET", "/accounts/1", 200, "{}"));
  return kKeyReplay.judge(tape);
}

TEST(KeyReplay, FailsRetriesThatMoveTheMoneyAgain) {
  EXPECT_EQ(judged_balance("90.00", "70.00").outcome, Outcome::kFail);
  EXPECT_EQ(judged_balance("10.00", "30.00").outcome, Outcome::kFail);  // of the payee
  EXPECT_EQ(judged_balance("90.00", "90").outcome, Outcome::kPass);
}

TEST(KeyReplay, DoesNotApplyWhereKeysAreOptionalAndIgnored) {
  EXPECT_EQ(judged(order(2, 201, R"({"id":8,"quantity":1})"), 3, false).outcome,
            Outcome::kNotApplicable);
}

}  // namespace
}  // namespace assay::checks::idem_key_replay_test
