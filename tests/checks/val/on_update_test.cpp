// SPDX-License-Identifier: MIT
// val.on-update on literal tapes.
#include <gtest/gtest.h>

#include "checks/val/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::val_on_update_test {
namespace {

constexpr const char* kName = "PATCH with price = 0";

Finding judged(Exchange update, const std::string& after, const std::string& before = "10.00") {
  Tape tape("val.on-update", "product");
  tape.note("tries",
            Json::array({Json::object({{"name", kName}, {"field", "price"}, {"value", 0}})}));
  tape.add(std::string(kName) + " (before)",
           answered(1, "GET", "/products/1", 200, R"({"id":1,"price":")" + before + "\"}"));
  tape.add(kName, std::move(update));
  tape.add(std::string(kName) + " (read)", answered(3, "GET", "/products/1", 200, after));
  return kOnUpdate.judge(tape);
}

TEST(OnUpdate, PassesARefusal) {
  EXPECT_EQ(judged(answered(2, "PATCH", "/products/1", 422), R"({"id":1,"price":"10.00"})").outcome,
            Outcome::kPass);
}

TEST(OnUpdate, PassesARefusalThatShowsTheOldValueInAnotherForm) {
  EXPECT_EQ(
      judged(answered(2, "PATCH", "/products/1", 400), R"({"data":{"Id":1,"Price":10}})").outcome,
      Outcome::kPass);
}

TEST(OnUpdate, PassesAnUpdateThatLeavesTheValueAlone) {
  EXPECT_EQ(
      judged(answered(2, "PATCH", "/products/1", 200, R"({"id":1})"), R"({"id":1,"price":"10.00"})")
          .outcome,
      Outcome::kPass);
}

TEST(OnUpdate, FailsWhereTheInvalidValueIsStored) {
  const Finding finding =
      judged(answered(2, "PATCH", "/products/1", 200, R"({"id":1})"), R"({"id":1,"price":"0.00"})");
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "answered 200 and changed it");
  ASSERT_EQ(finding.evidence.size(), 2U);
  EXPECT_EQ(finding.evidence[0].exchange, 2);  // the update is the one to try
  EXPECT_EQ(finding.evidence[1].exchange, 3);
}

TEST(OnUpdate, FailsWhereARefusedValueIsStored) {
  EXPECT_EQ(judged(answered(2, "PATCH", "/products/1", 422), R"({"id":1,"price":0})").outcome,
            Outcome::kFail);
}

TEST(OnUpdate, PassesARefusalOfAValueThatMovesByItself) {
  EXPECT_EQ(judged(answered(2, "PATCH", "/products/1", 422), R"({"id":1,"price":"10.01"})").outcome,
            Outcome::kPass);
}

TEST(OnUpdate, CutsAnotherRefusal) {
  EXPECT_EQ(judged(answered(2, "PATCH", "/products/1", 409), R"({"id":1,"price":10})").credit,
            0.75);
}

TEST(OnUpdate, IsUndecidedWhereTheItemCannotBeRead) {
  Tape tape("val.on-update", "product");
  tape.note("tries",
            Json::array({Json::object({{"name", kName}, {"field", "price"}, {"value", 0}})}));
  tape.add(std::string(kName) + " (before)", answered(1, "GET", "/products/1", 404));
  tape.add(kName, answered(2, "PATCH", "/products/1", 422));
  tape.add(std::string(kName) + " (read)", answered(3, "GET", "/products/1", 404));
  EXPECT_EQ(kOnUpdate.judge(tape).outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::val_on_update_test
