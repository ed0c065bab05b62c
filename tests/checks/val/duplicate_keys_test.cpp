// SPDX-License-Identifier: MIT
// val.duplicate-keys on literal tapes.
#include <gtest/gtest.h>

#include "checks/val/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::val_duplicate_keys_test {
namespace {

Tape tape_with(Exchange last, Exchange first) {
  Tape tape("val.duplicate-keys", "product");
  tape.note("field", "price");
  tape.note("what", "price = 0");
  tape.note("invalid", 0);
  tape.add("the invalid value last", std::move(last));
  tape.add("the invalid value first", std::move(first));
  return tape;
}

Exchange refused(int id) {
  return answered(id, "POST", "/products", 400);
}

Exchange taken(int id) {
  return answered(id, "POST", "/products", 201, R"({"id":7})");
}

TEST(DuplicateKeys, PassesAParserThatRefusesThem) {
  EXPECT_EQ(kDuplicateKeys.judge(tape_with(refused(1), refused(2))).outcome, Outcome::kPass);
}

TEST(DuplicateKeys, PassesTheLastValueWhereItIsTheOneThatWasChecked) {
  Tape tape = tape_with(refused(1), taken(2));
  tape.add("the invalid value first (read)",
           answered(3, "GET", "/products/7", 200, R"({"id":7,"price":"12.50"})"));
  EXPECT_EQ(kDuplicateKeys.judge(tape).outcome, Outcome::kPass);
}

TEST(DuplicateKeys, PassesTheFirstValueWhereItIsTheOneThatWasChecked) {
  Tape tape = tape_with(taken(1), refused(2));
  tape.add("the invalid value last (read)",
           answered(3, "GET", "/products/7", 200, R"({"data":{"id":7,"price":12.5}})"));
  EXPECT_EQ(kDuplicateKeys.judge(tape).outcome, Outcome::kPass);
}

TEST(DuplicateKeys, FailsWhereTheInvalidValueIsStored) {
  Tape tape = tape_with(taken(1), refused(2));
  tape.add("the invalid value last (read)",
           answered(3, "GET", "/products/7", 200, R"({"id":7,"price":"0.00"})"));
  const Finding finding = kDuplicateKeys.judge(tape);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "was stored");
}

TEST(DuplicateKeys, LeavesServerErrorsToTheCheckThatPoolsThem) {
  EXPECT_EQ(kDuplicateKeys
                .judge(tape_with(answered(1, "POST", "/products", 500),
                                 answered(2, "POST", "/products", 500)))
                .outcome,
            Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::val_duplicate_keys_test
