// SPDX-License-Identifier: MIT
// idem.key-concurrent on literal tapes.
#include <gtest/gtest.h>

#include "checks/idem/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::idem_key_concurrent_test {
namespace {

// Three rounds alike: two answers at once, a later retry, and how many items came of it.
Finding judged(const Exchange& first, const Exchange& second, const Exchange& retry, int made) {
  Tape tape("idem.key-concurrent", "order");
  tape.note("rounds", 3);
  for (const char* round : {"1", "2", "3"}) {
    const std::string number(round);
    tape.note("before " + number, 0);
    tape.note("after " + number, made);
    tape.add("race " + number, first);
    tape.add("race " + number, second);
    tape.add("retry " + number, retry);
  }
  return kKeyConcurrent.judge(tape);
}

Exchange answer(int status, const std::string& body = "") {
  return answered(1, "POST", "/orders", status, body);
}

TEST(KeyConcurrent, PassesOneEffectWhateverTheLosersHear) {
  const Exchange won = answer(201, R"({"id":7})");
  EXPECT_EQ(judged(won, won, won, 1).outcome, Outcome::kPass);
  EXPECT_EQ(judged(won, answer(409), won, 1).outcome, Outcome::kPass);
}

TEST(KeyConcurrent, GradesLosersThatBreakAndRoundsThatOnlyALaterRetryWins) {
  const Exchange won = answer(201, R"({"id":7})");
  EXPECT_DOUBLE_EQ(judged(won, answer(500), won, 1).credit, 0.5);
  EXPECT_DOUBLE_EQ(judged(answer(409), answer(409), won, 1).credit, 0.75);
}

TEST(KeyConcurrent, FailsTwoEffectsEvenUnderOneAnswer) {
  const Exchange won = answer(201, R"({"id":7})");
  EXPECT_EQ(judged(won, won, won, 2).outcome, Outcome::kFail);
}

TEST(KeyConcurrent, TellsNothingWhereNothingWasHeard) {
  const Exchange lost = unanswered(1, "POST", "/orders", Failure::kReset);
  EXPECT_EQ(judged(lost, lost, lost, 0).outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::idem_key_concurrent_test
