// SPDX-License-Identifier: MIT
// repo.migrations on literal snapshots.
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "tests/checks/repo/snapshots.h"

namespace assay::checks::repo_migrations_test {
namespace {

Snapshot with_tool(MigrationTool tool) {
  return {.schema = {.relational = {"pg"}, .tools = {std::move(tool)}}};
}

TEST(Migrations, PassesAWayBackAndToolsWithoutOne) {
  EXPECT_EQ(judged(kMigrations, with_tool({"Knex", "migrations", 3, 3, false})).outcome,
            Outcome::kPass);
  EXPECT_EQ(judged(kMigrations, with_tool({"Flyway", "db/migration", 3, 0, true})).outcome,
            Outcome::kPass);
}

TEST(Migrations, TakesAQuarterWhereTheWayBackIsLeftOut) {
  EXPECT_DOUBLE_EQ(judged(kMigrations, with_tool({"Knex", "migrations", 3, 0, false})).credit,
                   0.75);
}

TEST(Migrations, TakesHalfForASchemaThatFollowsTheCode) {
  const Snapshot repo{.schema = {.relational = {"pg"}, .syncs = {{"src/db.ts", 4, "synchronize"}}}};
  EXPECT_DOUBLE_EQ(judged(kMigrations, repo).credit, 0.5);
  EXPECT_DOUBLE_EQ(judged(kMigrations, repo, Level::kSenior).credit, 0.25);
}

TEST(Migrations, DoesNotApplyToOtherDatabases) {
  EXPECT_EQ(judged(kMigrations, {}).outcome, Outcome::kNotApplicable);
  const Snapshot memory{.schema = {.in_memory = true, .syncs = {{"a", 1, "ddl-auto=create"}}}};
  EXPECT_EQ(judged(kMigrations, memory).outcome, Outcome::kNotApplicable);
}

TEST(Migrations, LeavesASchemaThatWasNotFoundToAPerson) {
  EXPECT_EQ(judged(kMigrations, {.schema = {.relational = {"pg"}}}).outcome,
            Outcome::kInconclusive);
}

TEST(Migrations, FallsBackOnScripts) {
  const Snapshot repo{.schema = {.relational = {"pg"}, .scripts = {{"schema.sql", 1, "a"}}}};
  EXPECT_DOUBLE_EQ(judged(kMigrations, repo).credit, 0.5);
  EXPECT_EQ(judged(kMigrations, repo).message,
            "The schema is one script, without versions: schema.sql line 1");
  const Snapshot two{
      .schema = {.relational = {"pg"}, .scripts = {{"a.sql", 1, "a"}, {"b.sql", 1, "b"}}}};
  EXPECT_EQ(judged(kMigrations, two).message,
            "The schema is in scripts, without versions: a.sql line 1");
  const Snapshot code{.schema = {.relational = {"pg"}, .scripts = {{"store/lamps.go", 7, "a"}}}};
  EXPECT_EQ(
      judged(kMigrations, code).message,
      "The schema is made by a statement in the code, without versions: store/lamps.go line 7");
  const Snapshot left{.schema = {.relational = {"pg"},
                                 .scripts = {{"db/init.sql", 1, "a"}, {"store/a.go", 7, "a"}}}};
  EXPECT_EQ(judged(kMigrations, left).message,
            "The schema is made by a statement in the code, without versions: store/a.go line 7");
}

}  // namespace
}  // namespace assay::checks::repo_migrations_test
