// SPDX-License-Identifier: MIT
// repo.git-history on literal snapshots.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "core/snapshot.h"

namespace assay::checks::repo_git_history_test {
namespace {

using testing::HasSubstr;

Finding judged(Snapshot repo, const char* demanded = nullptr) {
  repo.surveyed = true;
  Tape tape("repo.git-history", "");
  tape.snapshot = &repo;
  if (demanded != nullptr) tape.note("demanded", Json::array({demanded}));
  return kGitHistory.judge(tape);
}

Snapshot with(std::vector<std::int64_t> lines) {
  Snapshot repo;
  for (const std::int64_t added : lines)
    repo.history.commits.push_back(
        {.id = "c", .subject = "Add a part of the service", .added = added});
  return repo;
}

TEST(GitHistory, PassesSteps) {
  EXPECT_EQ(judged(with({100, 80, 40, 60, 20})).outcome, Outcome::kPass);
}

TEST(GitHistory, DoesNotCountWhatAGeneratorWrote) {
  Snapshot repo = with({9000, 80, 40, 60, 20, 30});
  repo.history.commits[0].subject = "Initial commit";
  EXPECT_EQ(judged(repo, "git_history").outcome, Outcome::kPass);
}

TEST(GitHistory, CountsAFirstCommitThatNextToNothingFollows) {
  Snapshot repo = with({9000, 80, 4, 6, 2, 3});
  repo.history.commits[0].subject = "Initial commit";
  EXPECT_DOUBLE_EQ(judged(repo, "git_history").credit, 0.5);
}

TEST(GitHistory, DoesNotApplyWhereNobodyAskedForIt) {
  EXPECT_EQ(judged(with({5000})).outcome, Outcome::kNotApplicable);
}

TEST(GitHistory, GivesHalfForOneDumpAndNeverLess) {
  const Finding finding = judged(with({5000}), "git_history");
  EXPECT_EQ(finding.outcome, Outcome::kPartial);
  EXPECT_DOUBLE_EQ(finding.credit, 0.5);
  EXPECT_DOUBLE_EQ(judged(with({5000, 1, 1, 1, 1}), "git_history").credit, 0.5);
  EXPECT_THAT(finding.message, HasSubstr("squashed or moved here looks the same"));
}

TEST(GitHistory, CountsOnlyWordsThatSaySomething) {
  Snapshot repo = with({10, 10, 10, 10, 10});
  for (CommitFact& commit : repo.history.commits)
    commit.subject = "wip";
  EXPECT_EQ(judged(repo, "git_history").outcome, Outcome::kPartial);
}

TEST(GitHistory, DoesNotApplyWithoutAPast) {
  EXPECT_EQ(judged({.history = {.missing = "there is no .git folder"}}, "git_history").outcome,
            Outcome::kNotApplicable);
  EXPECT_EQ(judged({}, "git_history").outcome, Outcome::kNotApplicable);
}

}  // namespace
}  // namespace assay::checks::repo_git_history_test
