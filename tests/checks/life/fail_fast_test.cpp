// SPDX-License-Identifier: MIT
// life.fail-fast on literal tapes.
#include <gtest/gtest.h>

#include "checks/life/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks {
namespace {

Finding without(const std::string& variable,
                bool up,
                const std::string& ending,
                const std::string& output) {
  Tape tape("life.fail-fast", "");
  tape.add("control", answered(1, "GET", "/orders", 200));
  tape.note("attempts",
            Json::array({Json::object(
                {{"variable", variable}, {"up", up}, {"ending", ending}, {"output", output}})}));
  return kFailFast.judge(tape);
}

TEST(FailFast, PassesAnEndThatNamesTheVariable) {
  EXPECT_EQ(
      without("JWT_SECRET", false, "exited with status 1", "Error: jwt_secret is not set").outcome,
      Outcome::kPass);
}

TEST(FailFast, PassesADefaultForWhatIsNoSecret) {
  EXPECT_EQ(without("PAGE_SIZE", true, "", "").outcome, Outcome::kPass);
}

TEST(FailFast, HalvesAnEndWithoutAName) {
  EXPECT_DOUBLE_EQ(
      without("JWT_SECRET", false, "exited with status 1", "TypeError: undefined").credit, 0.5);
}

TEST(FailFast, HalvesOneThatRunsAndNeverAnswers) {
  EXPECT_DOUBLE_EQ(without("JWT_SECRET", false, "", "").credit, 0.5);
}

TEST(FailFast, FailsASecretOfItsOwn) {
  EXPECT_EQ(without("JWT_SECRET", true, "", "").outcome, Outcome::kFail);
}

}  // namespace
}  // namespace assay::checks
