// SPDX-License-Identifier: MIT
// repo.ci on literal snapshots.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "core/snapshot.h"

namespace assay::checks::repo_ci_test {
namespace {

using testing::HasSubstr;

Finding judged(Snapshot repo, const char* demanded = nullptr) {
  repo.surveyed = true;
  Tape tape("repo.ci", "");
  tape.snapshot = &repo;
  if (demanded != nullptr) tape.note("demanded", Json::array({demanded}));
  return kCi.judge(tape);
}

CiFile file(bool tests, bool on_change = true, bool forgives = false) {
  return {.system = "GitHub Actions",
          .path = ".github/workflows/ci.yml",
          .on_change = on_change,
          .only = on_change ? "" : "by hand",
          .runs_tests = tests,
          .forgives = forgives,
          .command = "npm test",
          .line = 9};
}

TEST(Ci, IsAskedForOrOffered) {
  EXPECT_EQ(judged({}).outcome, Outcome::kNotApplicable);
  EXPECT_EQ(judged({}, "ci").outcome, Outcome::kFail);
  EXPECT_EQ(judged({.truncated = true}, "ci").outcome, Outcome::kInconclusive);
}

TEST(Ci, PassesTestsOnAChange) {
  EXPECT_EQ(judged({.ci = {file(false), file(true)}}).outcome, Outcome::kPass);
}

TEST(Ci, GivesHalfWithoutTestsOrByHand) {
  EXPECT_DOUBLE_EQ(judged({.ci = {file(false)}}).credit, 0.5);
  EXPECT_DOUBLE_EQ(judged({.ci = {file(true, false)}}).credit, 0.5);
}

TEST(Ci, LeavesTheLackOfTestsToTheCheckOfTests) {
  Snapshot repo{.tests_countable = true, .ci = {file(false)}};
  EXPECT_EQ(judged(repo).outcome, Outcome::kNotApplicable);
  EXPECT_DOUBLE_EQ(judged(repo, "ci").credit, 0.5);
  repo.tests = {{.name = "lists lamps"}};
  EXPECT_DOUBLE_EQ(judged(repo).credit, 0.5);
}

TEST(Ci, DoesNotJudgeWhatStartsAnUnknownWay) {
  CiFile called = file(true, false);
  called.only.clear();
  EXPECT_EQ(judged({.ci = {called}}).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged({.ci = {file(false), called}}).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged({.ci = {called, file(true)}}).outcome, Outcome::kPass);
}

TEST(Ci, GivesAQuarterForTestsThatCannotFail) {
  const Finding finding = judged({.ci = {file(true, true, true)}});
  EXPECT_DOUBLE_EQ(finding.credit, 0.25);
  EXPECT_THAT(finding.message, HasSubstr("goes on when the tests fail: npm test"));
}

TEST(Ci, DoesNotJudgeWhatStandsElsewhere) {
  CiFile shared = file(false);
  shared.elsewhere = true;
  EXPECT_EQ(judged({.ci = {shared}}).outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::repo_ci_test
