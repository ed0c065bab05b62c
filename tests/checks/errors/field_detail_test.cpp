// SPDX-License-Identifier: MIT
// errors.field-detail on literal tapes.
#include <gtest/gtest.h>

#include "checks/errors/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::errors_field_detail_test {
namespace {

Tape tape_of(int status, std::string body) {
  Tape tape("errors.field-detail", "order");
  tape.note("one wrong field", Json::array({Json::array({"product_id", "product"})}));
  tape.add("one wrong field", answered(1, "POST", "/orders", status, std::move(body)));
  return tape;
}

double credit(std::string body) {
  return kFieldDetail.judge(tape_of(422, std::move(body))).credit;
}

TEST(FieldDetail, PassesEveryWayToNameAField) {
  EXPECT_DOUBLE_EQ(credit(R"({"errors":[{"field":"product_id","message":"is required"}]})"), 1);
  EXPECT_DOUBLE_EQ(credit(R"({"detail":[{"loc":["body","productId"],"msg":"missing"}]})"), 1);
  EXPECT_DOUBLE_EQ(credit(R"({"errors":[{"source":{"pointer":"/data/attributes/product-id"}}]})"),
                   1);
  EXPECT_DOUBLE_EQ(credit(R"({"product_id":["This field is required."]})"), 1);
  EXPECT_DOUBLE_EQ(credit(R"({"message":"Product ID is required"})"), 1);
  EXPECT_DOUBLE_EQ(credit(R"({"message":"product must exist"})"), 1);
}

TEST(FieldDetail, ReadsRefusalsThatCameAsSuccess) {
  const Finding finding = kFieldDetail.judge(
      tape_of(200, R"({"error_code":"VALIDATION_ERROR","message":"Product ID must be a number"})"));
  EXPECT_EQ(finding.outcome, Outcome::kPass);
}

TEST(FieldDetail, GivesHalfToAGenericAnswer) {
  EXPECT_DOUBLE_EQ(credit(R"({"error":"Validation failed"})"), 0.5);
  EXPECT_DOUBLE_EQ(credit(R"({"errors":[{"position":1,"message":"is required"}]})"), 0.5);
}

TEST(FieldDetail, FailsAnAnswerThatSaysNothing) {
  EXPECT_DOUBLE_EQ(credit(""), 0);
}

TEST(FieldDetail, PassesTheFirstOfThreeAndNotesItForSeniors) {
  Tape tape = tape_of(400, R"({"message":"product_id is required"})");
  tape.note("three wrong fields", Json::array({Json::array({"product_id"}), Json::array({"note"}),
                                               Json::array({"quantity"})}));
  tape.add("three wrong fields",
           answered(2, "POST", "/orders", 400, R"({"message":"quantity is required"})"));
  tape.level = Level::kSenior;
  const Finding finding = kFieldDetail.judge(tape);
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_EQ(finding.note, "of three wrong fields only one is named");
}

TEST(FieldDetail, CannotTellWhereNothingWasRefused) {
  EXPECT_EQ(kFieldDetail.judge(tape_of(201, R"({"id":7})")).outcome, Outcome::kInconclusive);
  EXPECT_EQ(kFieldDetail.judge(tape_of(500, "{}")).outcome, Outcome::kInconclusive);
  EXPECT_EQ(kFieldDetail.judge(tape_of(404, R"({"message":"no such product"})")).outcome,
            Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::errors_field_detail_test
