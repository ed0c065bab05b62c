// SPDX-License-Identifier: MIT
// conc.rollback on literal tapes.
#include <gtest/gtest.h>

#include "checks/conc/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::conc_rollback_test {
namespace {

Exchange answer(int status, const std::string& body = "") {
  static int id = 0;
  return answered(++id, "POST", "/orders/batch", status, body);
}

Json state(int orders, int stock) {
  return Json::object({{"counts", Json::object({{"order", orders}})},
                       {"values", Json::object({{"product.stock", stock}})}});
}

// One line was ordered beforehand; the request has a good line and a bad one.
Finding judged(const Exchange& request, const Json& after) {
  Tape tape("conc.rollback", "");
  tape.note("parts", 2);
  tape.note("start", state(0, 10));
  tape.note("before", state(1, 9));
  tape.note("after", after);
  tape.add("control", answer(201));
  tape.add("request", request);
  return kRollback.judge(tape);
}

TEST(Rollback, PassesARefusalThatLeavesAllAsItWas) {
  for (const int status : {400, 404, 409, 422, 500}) {
    EXPECT_EQ(judged(answer(status), state(1, 9)).outcome, Outcome::kPass) << status;
  }
}

TEST(Rollback, PassesAnAnswerThatTellsTheTruthOfEachPart) {
  const Json after = state(2, 8);
  EXPECT_EQ(judged(answer(207, R"({"results":[{"status":201},{"status":422}]})"), after).outcome,
            Outcome::kPass);
  EXPECT_EQ(judged(answer(200, R"({"created":[{"id":1}],"errors":[{"line":1}]})"), after).outcome,
            Outcome::kPass);
  EXPECT_EQ(judged(answer(200, R"([{"id":1},{"error":"no such product"}])"), after).outcome,
            Outcome::kPass);
}

TEST(Rollback, FailsWhatIsKeptUnderARefusal) {
  const Finding finding = judged(answer(422), state(2, 8));
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "items of order: 2 instead of 1; product.stock: 8 instead of 9");
  EXPECT_EQ(judged(answer(422), state(1, 8)).outcome, Outcome::kFail) << "the stock alone";
  EXPECT_EQ(judged(answer(422, R"({"errors":[{"field":"lines[1]"}]})"), state(2, 8)).outcome,
            Outcome::kFail);
}

TEST(Rollback, GradesASuccessThatKeepsSilentAboutAPart) {
  EXPECT_DOUBLE_EQ(judged(answer(201, R"({"placed":1})"), state(2, 8)).credit, 0.5);
  EXPECT_DOUBLE_EQ(
      judged(answer(207, R"({"results":[{"status":201},{"status":422}]})"), state(1, 8)).credit,
      0.5)
      << "told, and untrue";
}

TEST(Rollback, TellsNothingWhereTheBadPartWasTaken) {
  EXPECT_EQ(judged(answer(201), state(3, 7)).outcome, Outcome::kInconclusive);
}

TEST(Rollback, TellsNothingWhereNoEffectCanBeSeen) {
  Tape tape("conc.rollback", "");
  tape.note("start", state(0, 10));
  tape.note("before", state(0, 10));
  tape.note("after", state(0, 10));
  tape.add("request", answer(422));
  EXPECT_EQ(kRollback.judge(tape).outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::conc_rollback_test
