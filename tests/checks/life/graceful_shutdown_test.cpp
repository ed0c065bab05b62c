// SPDX-License-Identifier: MIT
// life.graceful-shutdown on literal tapes.
#include <gtest/gtest.h>

#include "checks/life/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::life_graceful_shutdown_test {
namespace {

Finding ended(int answers, bool in_time, const std::string& ending) {
  Tape tape("life.graceful-shutdown", "");
  tape.note("ms", 250);
  tape.note("in time", in_time);
  tape.note("ending", ending);
  tape.note("grace", 10'000);
  for (int i = 0; i < 10; ++i) {
    tape.add("in flight", i < answers ? answered(i + 1, "POST", "/orders", 201)
                                      : unanswered(i + 1, "POST", "/orders", Failure::kReset));
  }
  return kGracefulShutdown.judge(tape);
}

TEST(GracefulShutdown, PassesADrain) {
  EXPECT_EQ(ended(10, true, "exited with status 0").outcome, Outcome::kPass);
}

TEST(GracefulShutdown, PassesADrainThatEndsByTheSignalsStatus) {
  EXPECT_EQ(ended(10, true, "exited with status 143").outcome, Outcome::kPass);
}

TEST(GracefulShutdown, PassesAServerOfOneWorker) {
  const Finding finding = ended(1, true, "exited with status 0");
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_EQ(finding.note,
            "exited with status 0 after 0.2 s; 1 of 10 requests under way were answered");
}

TEST(GracefulShutdown, HalvesAnEndThatDropsWhatIsUnderWay) {
  EXPECT_DOUBLE_EQ(ended(0, true, "was killed by signal 15").credit, 0.5);
}

TEST(GracefulShutdown, FailsOneThatTakesAKill) {
  EXPECT_EQ(ended(10, false, "was killed by signal 9").outcome, Outcome::kFail);
}

}  // namespace
}  // namespace assay::checks::life_graceful_shutdown_test
