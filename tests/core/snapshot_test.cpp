// SPDX-License-Identifier: MIT
// A snapshot survives its way through JSON.
#include "core/snapshot.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

TEST(Snapshot, ComesBackFromJsonAsItWas) {
  const Snapshot before{
      .root = "/submissions/ada",
      .commit = "abc",
      .files = {"README.md", "src/app.py"},
      .languages = {"Python", "Shell"},
      .readme = {.path = "README.md",
                 .lines = 12,
                 .commands = {"make run"},
                 .tells_run = true,
                 .tells_test = true,
                 .topics = {"assumptions"},
                 .tells_proxy = true},
      .tests = {{"test_a", "tests/test_a.py", 3, TestKind::kError},
                {"test_b", "tests/test_a.py", 9, TestKind::kEdge},
                {"test_c", "tests/test_a.py", 15, TestKind::kHappy}},
      .test_frameworks = {"pytest"},
      .tests_countable = true,
      .test_requests = 5,
      .generated_tests = {"tests/ExampleTest.php"},
      .unread_tests = {"tests/odd.py"},
      .other_tests = {"ci.yml"},
      .code = {.lines = 400,
               .large_functions = {{"place", "src/app.py", 3, 99, 20}},
               .clones = {{"src/a.py", 1, 9, "src/b.py", 2}},
               .sql_joins = {{"src/app.py", 7, "user_id"}},
               .weak_tests = {{TestWeakness::kSkipped, "test_c", "tests/test_a.py", 15}}},
      .containers = {.dockerfiles = {{.path = "Dockerfile",
                                      .stages = {{.line = 1, .base = "alpine", .tag = "3.20"}}}},
                     .composes = {{.path = "compose.yaml",
                                   .services = {{.name = "db", .depends = {"net"}}}}}},
      .schema = {.relational = {"pg"}, .tools = {{.name = "Flyway", .count = 2}}},
      .api = {.documents = {{.path = "openapi.json", .content = Json::object({{"a", 1}})}},
              .examples = {.curls = {"curl localhost"}, .linked = true}},
      .surveyed = true,
      .tracked = {.known = true,
                  .litter = {{LitterKind::kBuildOutput, "target/", 12}},
                  .environment = {{".env", {{".env", 3, "DB_PASSWORD"}}, true}},
                  .examples = {".env.example"},
                  .reads_variables = true},
      .history = {.commits = {{"abc", "Begin", 120, true}},
                  .template_commits = 2,
                  .truncated = true},
      .secrets = {.searched = true,
                  .tree = {{"rule", "a key", true, "k_(cut:8-31)", "src/a.py", 3, ""}},
                  .past = {{"rule", "a key", false, "(cut:8-31)", "src/b.py", 4, "abc"}},
                  .past_searched = true,
                  .told_rotated = true,
                  .truncated = true},
      .packages = {{"npm", "package.json", "yarn.lock", LockState::kBehind, "zod ^3", 1, 2, true}},
      .ci = {{"GitLab CI", ".gitlab-ci.yml", true, "by hand", true, true, true, "make test", 9}},
      .notes = {"a pipe was not opened"},
      .truncated = true,
  };
  const auto parsed = Json::parse(to_json(before).dump());
  ASSERT_TRUE(parsed);
  const Snapshot after = snapshot_from_json(*parsed);
  EXPECT_EQ(after.root, before.root);
  EXPECT_EQ(after.files, before.files);
  EXPECT_EQ(after.readme.commands, before.readme.commands);
  ASSERT_EQ(after.tests.size(), 3U);
  EXPECT_EQ(after.tests[1].line, 9);
  EXPECT_EQ(after.tests[1].kind, TestKind::kEdge);
  EXPECT_EQ(after.tracked.litter.at(0).files, 12);
  EXPECT_EQ(after.history.commits.at(0).added, 120);
  EXPECT_EQ(after.secrets.past.at(0).commit, "abc");
  EXPECT_EQ(after.packages.at(0).state, LockState::kBehind);
  EXPECT_TRUE(after.ci.at(0).forgives);
  EXPECT_EQ(to_json(after), to_json(before));
}

TEST(Snapshot, OfAnOlderRunCountsAWayToRunAsACommand) {
  const auto older = Json::parse(R"({"readme": {"tells_run": true}})");
  const auto newer = Json::parse(R"({"readme": {"tells_run": true, "commands_run": false}})");
  ASSERT_TRUE(older && newer);
  EXPECT_TRUE(snapshot_from_json(*older).readme.commands_run);
  EXPECT_FALSE(snapshot_from_json(*newer).readme.commands_run);
}

TEST(Snapshot, OfNoJsonIsEmpty) {
  EXPECT_EQ(to_json(snapshot_from_json(Json())), to_json(Snapshot{}));
}

}  // namespace
}  // namespace assay
