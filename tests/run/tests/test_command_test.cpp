// SPDX-License-Identifier: MIT
// Which command runs a submission's tests.
#include "run/tests/test_command.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

const std::vector<TestCase> kTests{{"a", "tests/test_a.py", 1, TestKind::kHappy}};

TEST(TestCommand, IsTheReadmesBeforeTheEcosystems) {
  const Snapshot repo{.files = {"package.json"},
                      .readme = {.path = "README.md", .commands = {"npm start", "yarn test"}},
                      .tests = kTests};
  const std::vector<TestCommand> found = test_commands(repo);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].command, "yarn test");
  EXPECT_EQ(found[1].command, "npm test");
}

TEST(TestCommand, LeavesOutWhatWatchesOrNeedsDocker) {
  const Snapshot repo{
      .files = {"go.mod"},
      .readme = {.path = "README.md",
                 .commands = {"npm run test:watch", "docker compose run app pytest"}},
      .tests = kTests};
  const std::vector<TestCommand> found = test_commands(repo);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].command, "go test -v -cover ./...");
  EXPECT_TRUE(tests_need_docker(repo));
}

TEST(TestCommand, RunsWhereTheManifestStands) {
  const Snapshot repo{.files = {"backend/pyproject.toml", "frontend/package.json"},
                      .tests = {{"a", "backend/tests/test_a.py", 1, TestKind::kHappy}}};
  const std::vector<TestCommand> found = test_commands(repo);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].folder, "backend");
  EXPECT_EQ(found[0].command, "python -m pytest");
}

}  // namespace
}  // namespace assay
