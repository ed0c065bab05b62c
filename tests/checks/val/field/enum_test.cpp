// SPDX-License-Identifier: MIT
// val.field.enum on literal tapes.
#include <gtest/gtest.h>

#include "checks/val/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::val_field_enum_test {
namespace {

// Two broken bodies of one field, and how each was answered.
Finding judged(const Exchange& first, const Exchange& second) {
  Tape tape("val.field.enum", "product");
  tape.add("broken body", first);
  tape.add("broken body", second);
  const Json told = Json::object(
      {{"field", "name"}, {"what", R"(category = "__not_a_member__")"}, {"must_reject", true}});
  tape.note("bodies", Json::array({told, told}));
  return kFieldEnum.judge(tape);
}

Exchange answer(int status, std::string body = "") {
  return answered(1, "POST", "/products", status, std::move(body));
}

TEST(FieldEnum, PassesEveryWayToRefuseABody) {
  EXPECT_EQ(judged(answer(400), answer(422)).outcome, Outcome::kPass);
  EXPECT_EQ(judged(answer(400, "plain text"), answer(400, "<html></html>")).outcome,
            Outcome::kPass);
}

TEST(FieldEnum, LeavesARefusalDressedAsSuccessToHonestStatus) {
  const Exchange dressed = answer(200, R"({"success":false,"error":"invalid"})");
  EXPECT_EQ(judged(dressed, dressed).outcome, Outcome::kPass);
}

TEST(FieldEnum, FailsWhenEveryBrokenBodyIsTaken) {
  const Finding finding = judged(answer(201, R"({"id":1})"), answer(200, R"({"id":2})"));
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.evidence.front().exchange, 1);
}

TEST(FieldEnum, CountsTheShareThatIsRefused) {
  const Finding finding = judged(answer(201, R"({"id":1})"), answer(422));
  EXPECT_EQ(finding.outcome, Outcome::kPartial);
  EXPECT_DOUBLE_EQ(finding.credit, 0.5);
}

TEST(FieldEnum, TakesNoCreditForABrokenServer) {
  EXPECT_EQ(judged(answer(500), answer(500)).outcome, Outcome::kFail);
}

}  // namespace
}  // namespace assay::checks::val_field_enum_test
