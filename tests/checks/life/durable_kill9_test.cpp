// SPDX-License-Identifier: MIT
// life.durable-kill9 on literal tapes.
#include <gtest/gtest.h>

#include "checks/life/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::life_durable_kill9_test {
namespace {

// Twenty items, of which the first `lost` answer `status` after the kill.
Tape killed(int lost, int status, bool demanded) {
  Tape tape("life.durable-kill9", "");
  tape.note("demanded", demanded);
  tape.add("created", answered(1, "POST", "/orders", 201));
  for (int i = 0; i < 20; ++i)
    tape.add("after the kill", answered(2 + i, "GET", "/orders/1", i < lost ? status : 200));
  return tape;
}

TEST(DurableKill9, PassesWhenEverythingIsThere) {
  EXPECT_EQ(kDurableKill9.judge(killed(0, 404, true)).outcome, Outcome::kPass);
}

TEST(DurableKill9, FailsALostItem) {
  const Finding finding = kDurableKill9.judge(killed(1, 404, true));
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.message, "1 of 20 items are gone after a kill and a restart");
}

TEST(DurableKill9, FailsAMemoryStoreThatTheBriefForbids) {
  Tape tape = killed(20, 404, true);
  tape.add("after an orderly end", answered(30, "GET", "/orders/9", 404));
  EXPECT_EQ(kDurableKill9.judge(tape).outcome, Outcome::kFail);
}

TEST(DurableKill9, AsksNoMemoryStoreForWhatTheBriefDoesNot) {
  Tape tape = killed(20, 404, false);
  tape.add("after an orderly end", answered(30, "GET", "/orders/9", 404));
  EXPECT_EQ(kDurableKill9.judge(tape).outcome, Outcome::kNotApplicable);
}

TEST(DurableKill9, FailsALossOnCrashAloneWhateverTheBriefSays) {
  Tape tape = killed(3, 404, false);
  tape.add("after an orderly end", answered(30, "GET", "/orders/9", 200));
  EXPECT_EQ(kDurableKill9.judge(tape).outcome, Outcome::kFail);
}

TEST(DurableKill9, BlamesNoLossOnALogInThatIsGone) {
  EXPECT_EQ(kDurableKill9.judge(killed(20, 401, true)).outcome, Outcome::kInconclusive);
}

TEST(DurableKill9, HalvesAStartThatTakesAHand) {
  Tape tape = killed(0, 200, true);
  tape.note("not_restarted", "the lock file is there");
  EXPECT_DOUBLE_EQ(kDurableKill9.judge(tape).credit, 0.5);
}

}  // namespace
}  // namespace assay::checks::life_durable_kill9_test
