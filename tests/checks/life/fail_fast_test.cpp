// SPDX-License-Identifier: MIT
// life.fail-fast on literal tapes.
#include <gtest/gtest.h>

#include "checks/life/family.h"
#include "core/snapshot.h"

namespace assay::checks::life_fail_fast_test {
namespace {

Json start(bool up, bool failed, const char* log) {
  return Json::object(
      {{"up", up}, {"failed", failed}, {"ending", up ? "" : "exited with status 1"}, {"log", log}});
}

Tape started(Json with_it_absent, Json with_it_empty, bool demanded = true) {
  Tape tape("life.fail-fast", "");
  tape.note("demanded", demanded);
  tape.note("starts", Json::object({{"DATABASE_URL", Json::array({std::move(with_it_absent),
                                                                  std::move(with_it_empty)})}}));
  return tape;
}

const Json kRefused = start(false, true, "Error: DATABASE_URL is required");
const Json kUp = start(true, false, "");

TEST(FailFast, PassesARefusalThatNamesTheVariable) {
  EXPECT_EQ(kFailFast.judge(started(kRefused, kRefused)).outcome, Outcome::kPass);
  EXPECT_EQ(kFailFast.judge(started(start(false, true, "missing: database_url"), kRefused)).outcome,
            Outcome::kPass);
}

TEST(FailFast, PassesAFileOfDefaultsWhoseServiceRefusesAnEmptyValue) {
  EXPECT_EQ(kFailFast.judge(started(kUp, kRefused)).outcome, Outcome::kPass);
}

TEST(FailFast, FailsAStartThatTheBriefForbids) {
  const Finding finding = kFailFast.judge(started(kUp, kUp));
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "it starts");
}

TEST(FailFast, HalvesAStartThatTheBriefDoesNotForbid) {
  EXPECT_DOUBLE_EQ(kFailFast.judge(started(kUp, kUp, false)).credit, 0.5);
}

TEST(FailFast, HalvesARefusalThatNamesNothing) {
  const Json nameless = start(false, true, "Error: invalid configuration");
  EXPECT_DOUBLE_EQ(kFailFast.judge(started(nameless, nameless)).credit, 0.5);
}

TEST(FailFast, HalvesAnEndThatLooksLikeSuccess) {
  const Json quiet = start(false, false, "DATABASE_URL is not set");
  EXPECT_DOUBLE_EQ(kFailFast.judge(started(quiet, quiet)).credit, 0.5);
}

TEST(FailFast, AccusesNobodyWhoseFileOfVariablesMayStandIn) {
  Snapshot snapshot;
  snapshot.files = {"src/app.py", ".env"};
  Tape tape = started(kUp, kUp);
  tape.snapshot = &snapshot;
  EXPECT_EQ(kFailFast.judge(tape).outcome, Outcome::kInconclusive);
  snapshot.files = {"src/app.py", ".env.example"};
  EXPECT_EQ(kFailFast.judge(tape).outcome, Outcome::kFail);
}

TEST(FailFast, DoesNotApplyToVariablesThatAreNotGiven) {
  EXPECT_EQ(kFailFast.judge(Tape("life.fail-fast", "")).outcome, Outcome::kNotApplicable);
}

}  // namespace
}  // namespace assay::checks::life_fail_fast_test
