// SPDX-License-Identifier: MIT
// repo.compose on literal snapshots.
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "tests/checks/repo/snapshots.h"

namespace assay::checks::repo_compose_test {
namespace {

Snapshot with(std::vector<ComposeService> services) {
  return {.containers = {.composes = {{.path = "compose.yaml", .services = std::move(services)}}}};
}

TEST(Compose, CannotTellWithoutAnEngineWhetherAValidFileComesUp) {
  const Snapshot repo = with(
      {{.name = "app", .builds = true, .depends = {"db"}}, {.name = "db", .image = "postgres:16"}});
  EXPECT_EQ(judged(kCompose, repo).outcome, Outcome::kInconclusive);
}

TEST(Compose, AsksForTheServiceOnlyWhereTheBriefDoes) {
  const Snapshot repo = with({{.name = "db", .image = "postgres:16"}});
  EXPECT_EQ(judged(kCompose, repo).outcome, Outcome::kNotApplicable);
  EXPECT_DOUBLE_EQ(judged_when_demanded(kCompose, repo, "compose").credit, 0.5);
  EXPECT_EQ(judged(kCompose, {}).outcome, Outcome::kNotApplicable);
  EXPECT_EQ(judged_when_demanded(kCompose, {}, "compose").outcome, Outcome::kFail);
}

TEST(Compose, FailsADependencyThatIsNotThere) {
  const Snapshot repo = with({{.name = "app", .builds = true, .depends = {"database"}}});
  EXPECT_EQ(judged(kCompose, repo).outcome, Outcome::kFail);
}

TEST(Compose, LetsAnotherFileHoldIt) {
  Snapshot repo = with({{.name = "app", .builds = true, .depends = {"database"}}});
  repo.containers.composes[0].merged = true;
  EXPECT_EQ(judged(kCompose, repo).outcome, Outcome::kInconclusive);
}

TEST(Compose, TakesHalfForAFileThatCannotBeRead) {
  const Snapshot repo{.containers = {.composes = {{.path = "c.yml", .problem = "line 3: tab"}}}};
  EXPECT_DOUBLE_EQ(judged(kCompose, repo).credit, 0.5);
}

}  // namespace
}  // namespace assay::checks::repo_compose_test
