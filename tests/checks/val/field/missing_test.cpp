// SPDX-License-Identifier: MIT
// val.field.missing on literal tapes.
#include <gtest/gtest.h>

#include "checks/val/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::val_field_missing_test {
namespace {

// Two broken bodies of one field, and how each was answered.
Finding judged(const Exchange& first, const Exchange& second) {
  Tape tape("val.field.missing", "product");
  tape.add("broken body", first);
  tape.add("broken body", second);
  const Json told =
      Json::object({{"field", "name"}, {"what", R"(name left out)"}, {"must_reject", true}});
  tape.note("bodies", Json::array({told, told}));
  return kFieldMissing.judge(tape);
}

Exchange answer(int status, std::string body = "") {
  return answered(1, "POST", "/products", status, std::move(body));
}

TEST(FieldMissing, PassesEveryWayToRefuseABody) {
  EXPECT_EQ(judged(answer(400), answer(422)).outcome, Outcome::kPass);
  EXPECT_EQ(judged(answer(400, "plain text"), answer(400, "<html></html>")).outcome,
            Outcome::kPass);
}

TEST(FieldMissing, LeavesARefusalDressedAsSuccessToHonestStatus) {
  const Exchange dressed = answer(200, R"({"success":false,"error":"invalid"})");
  EXPECT_EQ(judged(dressed, dressed).outcome, Outcome::kPass);
}

TEST(FieldMissing, FailsWhenEveryBrokenBodyIsTaken) {
  const Finding finding = judged(answer(201, R"({"id":1})"), answer(200, R"({"id":2})"));
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.evidence.front().exchange, 1);
}

TEST(FieldMissing, CountsTheShareThatIsRefused) {
  const Finding finding = judged(answer(201, R"({"id":1})"), answer(422));
  EXPECT_EQ(finding.outcome, Outcome::kPartial);
  EXPECT_DOUBLE_EQ(finding.credit, 0.5);
}

TEST(FieldMissing, TakesNoCreditForABrokenServer) {
  EXPECT_EQ(judged(answer(500), answer(500)).outcome, Outcome::kFail);
}

// A handler that turns every error into a 500 and stores nothing loses the points, and no more.
TEST(FieldMissing, IsCriticalOnlyWhereSomethingIsTaken) {
  EXPECT_EQ(judged(answer(500), answer(500)).severity, Severity::kMajor);
  EXPECT_EQ(judged(answer(500), answer(201, R"({"id":1})")).severity, std::nullopt);
  EXPECT_EQ(judged(answer(400), answer(400)).severity, std::nullopt);
}

TEST(FieldMissing, SaysTakenOnlyWhereAnItemIsShown) {
  EXPECT_EQ(judged(answer(200), answer(200)).observed, "answered 200");
  EXPECT_EQ(judged(answer(201, R"({"id":1})"), answer(201, R"({"id":1})")).observed,
            "answered 201 and took it");
}

}  // namespace
}  // namespace assay::checks::val_field_missing_test
