// SPDX-License-Identifier: MIT
// Suites that are run for real, by scripts that stand for a test runner.
#include "run/tests/run_tests.h"

#include <gtest/gtest.h>

#include "tests/support/scratch.h"

namespace assay {
namespace {

class Silent : public Progress {
 public:
  void step(const std::string& /*what*/) override {}
  void check(int /*done*/, int /*of*/, const std::string& /*id*/) override {}
};

Json run(const Scratch& folder, const std::string& script, int within_ms = 20'000) {
  folder.write("run-tests.sh", script);
  const Snapshot repo{.readme = {.path = "README.md", .commands = {"sh ./run-tests.sh"}},
                      .tests = {{"a", "tests/a", 1, TestKind::kHappy}}};
  Silent progress;
  const std::atomic<bool> stop = false;
  return run_tests(repo, {.root = folder.path(), .within_ms = within_ms}, progress, stop);
}

int at(const Json& facts, const std::string& pointer) {
  const Json* found = facts.at(pointer);
  return found == nullptr ? -1 : static_cast<int>(found->as_int().value_or(-2));
}

TEST(RunTests, RunsASuiteTwiceAndCountsItsLines) {
  const Scratch folder;
  const Json facts = run(folder, "echo '3 passed, 1 failed in 0.1s'; exit 1\n");
  EXPECT_EQ(at(facts, "/runs/0/passed"), 3);
  EXPECT_EQ(at(facts, "/runs/1/failed"), 1);
  EXPECT_EQ(at(facts, "/runs/1/status"), 1);
}

TEST(RunTests, KeepsTheLastLinesWithoutTheirColours) {
  const Scratch folder;
  const Json facts =
      run(folder, "printf '\\033[1;31m3 passed, 1 failed\\033[m in 0.1s\\r\\n'; exit 1\n");
  EXPECT_EQ(facts.at("/runs/0/output")->text(), "3 passed, 1 failed in 0.1s");
}

TEST(RunTests, TakesTheReportsThatTheSuiteWrites) {
  const Scratch folder;
  const Json facts =
      run(folder,
          "mkdir -p out\n"
          "echo '<testsuite><testcase name=\"a\"/><testcase name=\"b\"><failure/>"
          "</testcase></testsuite>' > out/junit.xml\n"
          "printf 'SF:a\\nDA:1,1\\nDA:2,0\\nend_of_record\\n' > out/lcov.info\nexit 1\n");
  EXPECT_EQ(at(facts, "/runs/0/passed"), 1);
  EXPECT_EQ(at(facts, "/runs/0/failed"), 1);
  ASSERT_NE(facts.find("coverage"), nullptr);
  EXPECT_DOUBLE_EQ(facts.find("coverage")->as_double(), 50);
  EXPECT_EQ(facts.at("/failed/0")->text(), "b");
}

TEST(RunTests, NamesWhatASuiteLacks) {
  const Scratch folder;
  const Json facts = run(folder, "echo 'Error: Cannot find module express'; exit 1\n");
  EXPECT_EQ(facts.find("runs"), nullptr);
  EXPECT_EQ(facts.at("/tried/0/missing")->text(), "Node packages (node_modules)");
}

TEST(RunTests, TakesAnotherCommandWhereOneEndsBeforeAnyTest) {
  const Scratch folder;
  folder.write("run-tests.sh", "echo '3 passed in 0.1s'\n");
  const Snapshot repo{
      .readme = {.path = "README.md", .commands = {"sh ./fetch-tests.sh", "sh ./run-tests.sh"}},
      .tests = {{"a", "tests/a", 1, TestKind::kHappy}}};
  folder.write("fetch-tests.sh", "echo 'tar: Child returned status 1'; exit 2\n");
  Silent progress;
  const std::atomic<bool> stop = false;
  const Json facts = run_tests(repo, {.root = folder.path()}, progress, stop);
  EXPECT_EQ(facts.find("command")->text(), "sh ./run-tests.sh");
  EXPECT_EQ(at(facts, "/runs/1/passed"), 3);
}

TEST(RunTests, KeepsTheOneThatEndsBeforeAnyTestWhereThereIsNoOther) {
  const Scratch folder;
  const Json facts = run(folder, "echo 'error: cannot infer type'; exit 101\n");
  EXPECT_EQ(at(facts, "/runs/0/status"), 101);
  EXPECT_EQ(facts.at("/runs/1"), nullptr);
}

TEST(RunTests, EndsASuiteThatDoesNot) {
  const Scratch folder;
  const Json facts = run(folder, "sleep 600\n", 300);
  ASSERT_NE(facts.at("/runs/0/timed_out"), nullptr);
  EXPECT_TRUE(facts.at("/runs/0/timed_out")->boolean());
}

}  // namespace
}  // namespace assay
