// SPDX-License-Identifier: MIT
// repo.junk on literal snapshots.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "core/snapshot.h"

namespace assay::checks::repo_junk_test {
namespace {

using testing::HasSubstr;

Finding judged(Snapshot repo) {
  repo.surveyed = true;
  Tape tape("repo.junk", "");
  tape.snapshot = &repo;
  return kJunk.judge(tape);
}

Snapshot with(std::vector<Litter> litter, bool known = true) {
  return {.tracked = {.known = known, .litter = std::move(litter)}};
}

TEST(Junk, PassesARepositoryOfSource) {
  EXPECT_EQ(judged(with({})).outcome, Outcome::kPass);
}

TEST(Junk, FailsAFolderOfDependencies) {
  const Finding finding = judged(
      with({{LitterKind::kCrumb, ".DS_Store"}, {LitterKind::kDependencies, "node_modules/", 812}}));
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.message,
            "The repository keeps node_modules/ (dependencies, 812 files) and .DS_Store (left "
            "behind by a tool)");
}

TEST(Junk, WeighsByTheWorst) {
  EXPECT_DOUBLE_EQ(judged(with({{LitterKind::kCrumb, ".DS_Store"}})).credit, 0.75);
  EXPECT_DOUBLE_EQ(judged(with({{LitterKind::kLargeFile, "data.csv"}})).credit, 0.75);
  EXPECT_DOUBLE_EQ(
      judged(with({{LitterKind::kBuildOutput, "target/"}, {LitterKind::kCrumb, "a.log"}})).credit,
      0.5);
  EXPECT_DOUBLE_EQ(judged(with({{LitterKind::kDatabase, "app.sqlite3"}})).credit, 0.5);
}

TEST(Junk, WeighsAccountsAsTheirDump) {
  const Finding finding = judged(with({{LitterKind::kAccounts, "app.sqlite3"}}));
  EXPECT_DOUBLE_EQ(finding.credit, 0);
  EXPECT_THAT(finding.message, HasSubstr("app.sqlite3 (a database with accounts)"));
}

TEST(Junk, SparesTheDumpThatAloneMakesTheTables) {
  Snapshot repo = with({{LitterKind::kDump, "db.sql"}});
  repo.schema.scripts = {{"db.sql", 12, "CREATE TABLE"}};
  EXPECT_EQ(judged(repo).outcome, Outcome::kPass);
  repo.schema.scripts.push_back({"schema.sql", 1, "CREATE TABLE"});
  EXPECT_EQ(judged(repo).outcome, Outcome::kFail);
}

TEST(Junk, DoesNotChargeWhatMayStandInAFolderOfTheReviewersOwn) {
  const Finding finding = judged(with({{LitterKind::kDependencies, "node_modules/"}}, false));
  EXPECT_EQ(finding.outcome, Outcome::kInconclusive);
  EXPECT_THAT(finding.reason, HasSubstr("whether it was handed in cannot be told"));
}

TEST(Junk, AsksForARunThatLookedForIt) {
  Tape tape("repo.junk", "");
  EXPECT_EQ(kJunk.judge(tape).outcome, Outcome::kNotApplicable);
  const Snapshot old;
  tape.snapshot = &old;
  EXPECT_EQ(kJunk.judge(tape).outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::repo_junk_test
