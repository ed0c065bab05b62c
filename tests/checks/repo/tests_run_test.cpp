// SPDX-License-Identifier: MIT
// repo.tests-run on literal snapshots.
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "tests/checks/repo/snapshots.h"

namespace assay::checks::repo_tests_run_test {
namespace {

Json run(int status, int passed, int failed, bool counted = true) {
  return Json::object({{"status", status},
                       {"timed_out", false},
                       {"counted", counted},
                       {"passed", passed},
                       {"failed", failed},
                       {"skipped", 0},
                       {"missing", ""},
                       {"output", "…"}});
}

Finding judged_run(Json facts) {
  const Snapshot repo{.tests = {{"a", "a_test.go", 1, TestKind::kHappy}}};
  Tape tape = tape_of(repo);
  tape.note("run", std::move(facts));
  return kTestsRun.judge(tape);
}

Finding of_runs(Json first, Json second) {
  return judged_run(Json::object(
      {{"command", "npm test"}, {"runs", Json::array({std::move(first), std::move(second)})}}));
}

TEST(TestsRun, PassesTwoGreenRuns) {
  EXPECT_EQ(of_runs(run(0, 7, 0), run(0, 7, 0)).outcome, Outcome::kPass);
}

TEST(TestsRun, PassesARunnerThatCountsNothing) {
  EXPECT_EQ(of_runs(run(0, 0, 0, false), run(0, 0, 0, false)).outcome, Outcome::kPass);
}

TEST(TestsRun, GivesTheShareThatPasses) {
  EXPECT_DOUBLE_EQ(of_runs(run(1, 9, 3), run(1, 9, 3)).credit, 0.75);
}

TEST(TestsRun, JudgesByOneRunWhereTheSecondDidNotEnd) {
  Json endless = run(143, 0, 0, false);
  endless.set("timed_out", true);
  EXPECT_EQ(of_runs(run(0, 7, 0), endless).outcome, Outcome::kPass);
  EXPECT_EQ(of_runs(run(1, 6, 1), endless).outcome, Outcome::kInconclusive)
      << "a loss takes two runs";
}

TEST(TestsRun, TakesAQuarterForFlakiness) {
  EXPECT_DOUBLE_EQ(of_runs(run(1, 1, 9), run(0, 10, 0)).credit, 0.75);
}

TEST(TestsRun, FailsACommandThatRunsNoTest) {
  EXPECT_EQ(of_runs(run(0, 0, 0), run(0, 0, 0)).outcome, Outcome::kFail);
}

TEST(TestsRun, CannotTellOfASuiteThatDoesNotCompileHere) {
  EXPECT_EQ(of_runs(run(2, 0, 0, false), run(2, 0, 0, false)).outcome, Outcome::kInconclusive);
}

TEST(TestsRun, CannotTellWithoutWhatTheSuiteNeeds) {
  const Finding finding = judged_run(Json::object(
      {{"tried",
        Json::array({Json::object(
            {{"command", "npm test"}, {"source", "README.md"}, {"missing", "a database"}})})}}));
  EXPECT_EQ(finding.outcome, Outcome::kInconclusive);
  EXPECT_NE(finding.reason.find("a database"), std::string::npos);
  EXPECT_EQ(judged_run(Json::object()).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged_run(Json::object({{"docker", true}})).outcome, Outcome::kInconclusive);
}

TEST(TestsRun, LeavesTheAbsenceOfTestsToAnother) {
  EXPECT_EQ(judged(kTestsRun, {}).outcome, Outcome::kNotApplicable);
}

}  // namespace
}  // namespace assay::checks::repo_tests_run_test
