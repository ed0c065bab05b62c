// SPDX-License-Identifier: MIT
// val.unique-conflict on literal tapes.
#include <gtest/gtest.h>

#include "checks/val/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::val_unique_conflict_test {
namespace {

Tape tape_with(Exchange again) {
  Tape tape("val.unique-conflict", "product");
  tape.note("fields", Json::array({Json::object({{"name", "sku"}, {"value", "ABC-1234"}})}));
  tape.add("again with sku", std::move(again));
  tape.add("control (after)",
           answered(3, "GET", "/products/1", 200, R"({"id":1,"sku":"ABC-1234"})"));
  return tape;
}

void add_second(Tape& tape, const std::string& body) {
  tape.add("again with sku (read)", answered(4, "GET", "/products/2", 200, body));
}

Exchange post(int status, const std::string& body = "") {
  return answered(2, "POST", "/products", status, body);
}

TEST(UniqueConflict, PassesEveryRefusal) {
  for (const int status : {409, 422, 400})
    EXPECT_EQ(kUniqueConflict.judge(tape_with(post(status))).outcome, Outcome::kPass) << status;
}

TEST(UniqueConflict, PassesAnUpsertThatGivesTheSameItem) {
  Tape tape = tape_with(post(200, R"({"id":1,"sku":"ABC-1234"})"));
  add_second(tape, R"({"id":1,"sku":"ABC-1234"})");
  EXPECT_EQ(kUniqueConflict.judge(tape).outcome, Outcome::kPass);
}

TEST(UniqueConflict, PassesAServerThatMakesTheValueUnique) {
  Tape tape = tape_with(post(201, R"({"id":2,"sku":"ABC-1234-2"})"));
  add_second(tape, R"({"id":2,"sku":"ABC-1234-2"})");
  EXPECT_EQ(kUniqueConflict.judge(tape).outcome, Outcome::kPass);
}

TEST(UniqueConflict, PassesARefusalThatIsDressedAsSuccess) {
  EXPECT_EQ(
      kUniqueConflict.judge(tape_with(post(200, R"({"success":false,"message":"taken"})"))).outcome,
      Outcome::kPass);
}

TEST(UniqueConflict, FailsWhereTwoItemsHaveOneValue) {
  Tape tape = tape_with(post(201, R"({"id":2,"sku":"ABC-1234"})"));
  add_second(tape, R"({"id":2,"sku":"ABC-1234"})");
  EXPECT_EQ(kUniqueConflict.judge(tape).outcome, Outcome::kFail);
}

TEST(UniqueConflict, AQuarterWhereOnlyTheStoreHeldIt) {
  EXPECT_EQ(kUniqueConflict.judge(tape_with(post(500))).credit, 0.25);
}

TEST(UniqueConflict, ReportsAnAddressInCapitals) {
  Tape tape("val.unique-conflict", "account");
  tape.note("fields", Json::array({Json::object({{"name", "email"}, {"value", "a@b.example"}})}));
  tape.add("again with email", post(409));
  tape.add("upper case of email", post(201, R"({"id":2})"));
  tape.add("control (after)", answered(3, "GET", "/accounts/1", 200, R"({"id":1})"));
  const Finding finding = kUniqueConflict.judge(tape);
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_EQ(finding.note, "email in capitals counts as another value");
}

}  // namespace
}  // namespace assay::checks::val_unique_conflict_test
