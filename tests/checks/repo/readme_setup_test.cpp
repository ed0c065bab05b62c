// SPDX-License-Identifier: MIT
// repo.readme-setup on literal snapshots.
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "core/snapshot.h"

namespace assay::checks::repo_readme_setup_test {
namespace {

enum class Start { kNotTried, kWorked, kFailed };

Finding judged(const Snapshot& repo, Start start = Start::kWorked) {
  Tape tape("repo.readme-setup", "");
  tape.snapshot = &repo;
  if (start != Start::kNotTried) tape.note("started", start == Start::kWorked);
  return kReadmeSetup.judge(tape);
}

Snapshot with_readme(Readme readme) {
  Snapshot repo{.readme = std::move(readme), .tests = {{.name = "a test"}}};
  return repo;
}

TEST(ReadmeSetup, PassesWhenTheToldServiceStartedAndTheTestCommandIsTold) {
  const Finding finding = judged(with_readme({.path = "README.md",
                                              .lines = 40,
                                              .tells_run = true,
                                              .commands_run = true,
                                              .tells_test = true}));
  EXPECT_EQ(finding.outcome, Outcome::kPass);
}

TEST(ReadmeSetup, GivesHalfWhenTheCommandsAreThereButNotExecuted) {
  const Finding finding = judged(with_readme({.path = "README.md",
                                              .lines = 40,
                                              .tells_run = true,
                                              .commands_run = true,
                                              .tells_test = true}),
                                 Start::kNotTried);
  EXPECT_EQ(finding.outcome, Outcome::kPartial);
  EXPECT_DOUBLE_EQ(finding.credit, 0.5);
  EXPECT_EQ(finding.message,
            "Told and not tried: the instructions of README.md were not followed here");
}

TEST(ReadmeSetup, FailsAReadmeThatAGeneratorWrote) {
  const Finding finding =
      judged(with_readme({.path = "README.md", .lines = 24, .untouched = true}), Start::kNotTried);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "what a generator wrote");
}

TEST(ReadmeSetup, GivesAQuarterForAStartThatLacksItsFile) {
  Snapshot repo = with_readme({.path = "README.md",
                               .lines = 40,
                               .tells_run = true,
                               .commands_run = true,
                               .futile_start = "docker compose up",
                               .start_needs = "a compose file"});
  const Finding finding = judged(repo, Start::kNotTried);
  EXPECT_DOUBLE_EQ(finding.credit, 0.25);
  EXPECT_EQ(finding.message,
            "README.md tells 'docker compose up', and the repository does not keep a compose file; "
            "please look");
  EXPECT_DOUBLE_EQ(judged(repo).credit, 0.75);  // it started
}

TEST(ReadmeSetup, TakesAQuarterForAMissingTestCommand) {
  const Snapshot repo =
      with_readme({.path = "README.md", .lines = 40, .tells_run = true, .commands_run = true});
  EXPECT_DOUBLE_EQ(judged(repo).credit, 0.75);
  EXPECT_EQ(judged(repo).message,
            "No command that runs the service's tests was recognised in README.md");
}

TEST(ReadmeSetup, WeighsNothingElseWhereNothingWasTried) {
  const Snapshot repo =
      with_readme({.path = "README.md", .lines = 40, .tells_run = true, .commands_run = true});
  const Finding finding = judged(repo, Start::kNotTried);
  EXPECT_DOUBLE_EQ(finding.credit, 0.5);
  EXPECT_EQ(finding.observed, "not followed; no command for the tests was recognised");
}

TEST(ReadmeSetup, AsksForNoTestCommandWhereThereAreNoTests) {
  Snapshot repo =
      with_readme({.path = "README.md", .lines = 40, .tells_run = true, .commands_run = true});
  repo.tests.clear();
  EXPECT_EQ(judged(repo).outcome, Outcome::kPass);
}

TEST(ReadmeSetup, AsksForNoTestCommandWhereOnlyPagesAreTested) {
  Snapshot repo =
      with_readme({.path = "README.md", .lines = 40, .tells_run = true, .commands_run = true});
  repo.tests = {{.name = "a test", .file = "client/src/App.test.js"}};
  EXPECT_EQ(judged(repo).outcome, Outcome::kPass);
  repo.tests.push_back({.name = "a test", .file = "server/orders.test.js"});
  EXPECT_DOUBLE_EQ(judged(repo).credit, 0.75);
}

TEST(ReadmeSetup, LeavesWordsThatNobodyFollowedToAPerson) {
  Snapshot repo = with_readme({.path = "README.md", .lines = 40});
  repo.readme.tells_run = true;
  EXPECT_EQ(judged(repo, Start::kNotTried).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged(repo).outcome, Outcome::kPartial);  // it started; its tests are untold
}

TEST(ReadmeSetup, FailsWithoutAReadme) {
  const Snapshot repo{.languages = {"Go"}};
  EXPECT_EQ(judged(repo).outcome, Outcome::kFail);
  EXPECT_EQ(judged(repo, Start::kNotTried).outcome, Outcome::kFail);
  EXPECT_EQ(judged(Snapshot{}).outcome, Outcome::kInconclusive);
}

TEST(ReadmeSetup, LeavesADocumentThatMayBeMeantToAPerson) {
  Snapshot repo{.languages = {"Go"}};
  repo.readme.others = {"docs/PROJECT.md"};
  EXPECT_EQ(judged(repo).outcome, Outcome::kInconclusive);
  EXPECT_NE(judged(repo).reason.find("docs/PROJECT.md"), std::string::npos);
}

TEST(ReadmeSetup, AsksForNoOtherCommandWhereTheBuildTests) {
  const Finding finding = judged(with_readme({.path = "README.md",
                                              .lines = 40,
                                              .tells_run = true,
                                              .commands_run = true,
                                              .tells_build = true}));
  EXPECT_EQ(finding.outcome, Outcome::kPass);
}

TEST(ReadmeSetup, CannotTellAboutARepositoryThatWasNotReadWhole) {
  Snapshot repo;
  repo.truncated = true;
  EXPECT_EQ(judged(repo).outcome, Outcome::kInconclusive);
}

TEST(ReadmeSetup, FailsAFewLinesWithoutARunInstruction) {
  const Snapshot repo = with_readme({.path = "README.md", .lines = 2});
  const Finding finding = judged(repo, Start::kNotTried);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  ASSERT_EQ(finding.evidence.size(), 1U);
  EXPECT_EQ(finding.evidence.front().file, "README.md");
}

TEST(ReadmeSetup, GivesHalfWhenOnlyTheSubmissionsOwnFileSaysHowToStart) {
  EXPECT_DOUBLE_EQ(judged(with_readme({.path = "README.md", .lines = 2})).credit, 0.5);
}

TEST(ReadmeSetup, LeavesALongReadmeInOtherWordsToAPerson) {
  const Snapshot repo = with_readme({.path = "README.md", .lines = 80});
  EXPECT_EQ(judged(repo).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged(repo, Start::kNotTried).outcome, Outcome::kInconclusive);
  const Snapshot folded = with_readme({.path = "README.md", .lines = 5, .folded = 14});
  EXPECT_EQ(judged(folded).outcome, Outcome::kInconclusive);
}

TEST(ReadmeSetup, DoesNotChargeAServiceThatDidNotStartASecondTime) {
  const Finding finding = judged(with_readme({.path = "README.md",
                                              .lines = 40,
                                              .tells_run = true,
                                              .commands_run = true,
                                              .tells_test = true}),
                                 Start::kFailed);
  EXPECT_EQ(finding.outcome, Outcome::kInconclusive);
  EXPECT_NE(finding.reason.find("life.starts"), std::string::npos);
}

TEST(ReadmeSetup, DoesNotApplyWithoutARepository) {
  EXPECT_EQ(kReadmeSetup.judge(Tape("repo.readme-setup", "")).outcome, Outcome::kNotApplicable);
}

TEST(ReadmeSetup, DoesNotJudgeTheBrief) {
  const Finding finding = judged(with_readme({.path = "CHALLENGE_README.md", .lines = 4}));
  EXPECT_EQ(finding.outcome, Outcome::kInconclusive);
  EXPECT_EQ(finding.reason, "only CHALLENGE_README.md was found, which reads as the brief");
}

}  // namespace
}  // namespace assay::checks::repo_readme_setup_test
