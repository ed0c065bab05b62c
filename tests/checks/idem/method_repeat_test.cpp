// SPDX-License-Identifier: MIT
// idem.method-repeat on literal tapes.
#include <gtest/gtest.h>

#include "checks/idem/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::idem_method_repeat_test {
namespace {

Exchange read(int status, const std::string& body = R"({"id":7,"name":"Lamp","version":1})") {
  return answered(1, "GET", "/products/7", status, body);
}

Tape put_three_times(const Exchange& last_read, int more = 0) {
  Tape tape("idem.method-repeat", "product");
  tape.note("before", 1);
  tape.note("after", 1 + more);
  for (int i = 0; i < 3; ++i) {
    tape.add("put", answered(10 + i, "PUT", "/products/7", 200));
    tape.add("after put", i == 2 ? last_read : read(200));
  }
  return tape;
}

TEST(MethodRepeat, PassesAStateThatStaysWhileItsVersionMoves) {
  const Tape tape = put_three_times(read(200, R"({"id":7,"name":"Lamp","version":3})"));
  EXPECT_EQ(kMethodRepeat.judge(tape).outcome, Outcome::kPass);
}

TEST(MethodRepeat, PassesASecondDeleteOfAnyHonestStatus) {
  for (const int status : {204, 404, 410, 200}) {
    Tape tape("idem.method-repeat", "product");
    for (int i = 0; i < 3; ++i) {
      tape.add("delete", answered(10 + i, "DELETE", "/products/7", i == 0 ? 204 : status));
      tape.add("after delete", read(404, ""));
    }
    EXPECT_EQ(kMethodRepeat.judge(tape).outcome, Outcome::kPass) << status;
  }
}

// Spring's deleteById without a look-up: errors.no-5xx charges it, and the state holds.
TEST(MethodRepeat, LeavesAServerErrorWithoutEffectToNo5xx) {
  const auto deleted = [](const Exchange& last) {
    Tape tape("idem.method-repeat", "product");
    for (int i = 0; i < 3; ++i) {
      tape.add("delete", answered(10 + i, "DELETE", "/products/7", i == 0 ? 204 : 500));
      tape.add("after delete", i == 2 ? last : read(404, ""));
    }
    return kMethodRepeat.judge(tape);
  };
  EXPECT_EQ(deleted(read(404, "")).outcome, Outcome::kNotApplicable);
  EXPECT_EQ(deleted(read(200)).outcome, Outcome::kFail) << "brought back";
}

TEST(MethodRepeat, LosesWhereARepeatedPutInsertsOrChanges) {
  EXPECT_NE(kMethodRepeat.judge(put_three_times(read(200), 2)).outcome, Outcome::kPass);
  const Tape changed = put_three_times(read(200, R"({"id":7,"name":"Lamp Lamp"})"));
  EXPECT_NE(kMethodRepeat.judge(changed).outcome, Outcome::kPass);
}

TEST(MethodRepeat, LosesWhereADeleteBringsTheItemBack) {
  Tape tape("idem.method-repeat", "product");
  for (int i = 0; i < 3; ++i) {
    tape.add("delete", answered(10 + i, "DELETE", "/products/7", 204));
    tape.add("after delete", i == 1 ? read(200) : read(404, ""));
  }
  EXPECT_NE(kMethodRepeat.judge(tape).outcome, Outcome::kPass);
}

}  // namespace
}  // namespace assay::checks::idem_method_repeat_test
