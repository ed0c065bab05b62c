// SPDX-License-Identifier: MIT
// idem.key-missing on literal tapes.
#include <gtest/gtest.h>

#include "checks/idem/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::idem_key_missing_test {
namespace {

Finding judged(int none, int empty, int longest) {
  Tape tape("idem.key-missing", "order");
  tape.add("no key", answered(1, "POST", "/orders", none));
  tape.add("empty key", answered(2, "POST", "/orders", empty));
  tape.add("long key", answered(3, "POST", "/orders", longest));
  return kKeyMissing.judge(tape);
}

TEST(KeyMissing, PassesARefusalWhateverBecomesOfOddKeys) {
  EXPECT_EQ(judged(400, 400, 400).outcome, Outcome::kPass);
  EXPECT_EQ(judged(422, 201, 201).outcome, Outcome::kPass);
}

TEST(KeyMissing, GivesMostForAnotherRefusal) {
  EXPECT_DOUBLE_EQ(judged(428, 400, 400).credit, 0.75);
}

TEST(KeyMissing, FailsARequestThatIsProcessed) {
  EXPECT_EQ(judged(201, 400, 400).outcome, Outcome::kFail);
}

TEST(KeyMissing, TakesCreditForAKeyThatBreaksTheServer) {
  EXPECT_DOUBLE_EQ(judged(400, 400, 500).credit, 0.75);
}

}  // namespace
}  // namespace assay::checks::idem_key_missing_test
