// SPDX-License-Identifier: MIT
// idem.key-restart on literal tapes.
#include <gtest/gtest.h>

#include "checks/idem/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::idem_key_restart_test {
namespace {

Finding restarted(int after_term, int after_kill, bool required = true) {
  Tape tape("idem.key-restart", "order");
  tape.note("required", required);
  for (const std::string how : {"SIGTERM", "SIGKILL"}) {
    tape.note("others " + how, 3);
    tape.note("after " + how, 3 + (how == "SIGTERM" ? after_term : after_kill));
    tape.add("first " + how, answered(1, "POST", "/orders", 201, R"({"id":7})"));
    tape.add("retry " + how, answered(2, "POST", "/orders", 201, R"({"id":7})"));
  }
  return kKeyRestart.judge(tape);
}

TEST(KeyRestart, PassesOneEffectAfterEither) {
  EXPECT_EQ(restarted(1, 1).outcome, Outcome::kPass);
}

TEST(KeyRestart, FailsASecondEffectAfterAKill) {
  const Finding finding = restarted(1, 2);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "2 items for one key");
}

TEST(KeyRestart, AsksNoOptionalKeyToOutliveTheProcess) {
  EXPECT_EQ(restarted(2, 2, false).outcome, Outcome::kNotApplicable);
}

}  // namespace
}  // namespace assay::checks::idem_key_restart_test
