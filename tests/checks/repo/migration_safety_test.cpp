// SPDX-License-Identifier: MIT
// repo.migration-safety on literal snapshots.
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "tests/checks/repo/snapshots.h"

namespace assay::checks::repo_migration_safety_test {
namespace {

Snapshot altering(std::vector<Place> unsafe) {
  return {.schema = {.altering = 2, .unsafe = std::move(unsafe)}};
}

TEST(MigrationSafety, PassesStepsThatARunningVersionCanLiveWith) {
  EXPECT_EQ(judged_when_demanded(kMigrationSafety, altering({}), "migrations").outcome,
            Outcome::kPass);
}

TEST(MigrationSafety, TakesHalfForOneThatItCannot) {
  const Snapshot repo = altering({{"2.sql", 3, "orders: drops a column"}});
  EXPECT_DOUBLE_EQ(judged_when_demanded(kMigrationSafety, repo, "migrations").credit, 0.5);
}

TEST(MigrationSafety, DoesNotApplyUnlessTheBriefAsks) {
  const Snapshot repo = altering({{"2.sql", 3, "orders: drops a column"}});
  EXPECT_EQ(judged(kMigrationSafety, repo).outcome, Outcome::kNotApplicable);
  EXPECT_EQ(judged_when_demanded(kMigrationSafety, {}, "migrations").outcome,
            Outcome::kNotApplicable);
}

}  // namespace
}  // namespace assay::checks::repo_migration_safety_test
