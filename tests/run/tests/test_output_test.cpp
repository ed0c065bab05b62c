// SPDX-License-Identifier: MIT
// The last lines of each test runner.
#include "run/tests/test_output.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

namespace assay {
namespace {

std::string counted(std::string_view output) {
  const TestCounts counts = counts_in(output);
  if (!counts.counted) return "nothing";
  return fmt::format("{} {}/{}/{}", counts.runner, counts.passed, counts.failed, counts.skipped);
}

TEST(TestOutput, CountsWhatEachRunnerCounts) {
  EXPECT_EQ(counted("==== 1 failed, 7 passed, 2 skipped in 0.31s ===="), "pytest 7/1/2");
  EXPECT_EQ(counted("7 passed in 0.31s"), "pytest 7/0/0");
  EXPECT_EQ(counted("Ran 5 tests in 0.002s\n\nFAILED (failures=1, errors=1)"), "unittest 3/2/0");
  EXPECT_EQ(counted("Tests:       1 failed, 2 skipped, 5 passed, 8 total"), "its runner 5/1/2");
  EXPECT_EQ(counted("\x1b[1m      Tests \x1b[22m 4 passed | 1 failed (5)"), "its runner 4/1/0");
  EXPECT_EQ(counted("  12 passing (2s)\n  1 pending\n  2 failing"), "Mocha 12/2/1");
  EXPECT_EQ(counted("# tests 4\n# pass 3\n# fail 1\n# skipped 0"), "node:test 3/1/0");
  EXPECT_EQ(counted("TAP version 13\nok 1 - a\nnot ok 2 - b"), "TAP 1/1/0");
  EXPECT_EQ(counted("--- PASS: TestA (0.00s)\n    --- FAIL: TestB/c (0.00s)\nFAIL"),
            "go test 1/1/0");
  EXPECT_EQ(counted("ok  \tgithub.com/a/b\t0.004s\n?   \tgithub.com/a/c\t[no test files]"),
            "go 1/0/0");
  EXPECT_EQ(
      counted(
          "[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.1 s - in A\n"
          "[INFO] Tests run: 5, Failures: 1, Errors: 0, Skipped: 1"),
      "Surefire 3/1/1");
  EXPECT_EQ(
      counted("test result: FAILED. 5 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out"),
      "cargo test 5/1/2");
  EXPECT_EQ(counted("5 examples, 1 failure, 2 pending"), "RSpec 2/1/2");
  EXPECT_EQ(counted("5 runs, 9 assertions, 1 failures, 1 errors, 0 skips"), "Minitest 3/2/0");
  EXPECT_EQ(counted("OK (5 tests, 9 assertions)"), "PHPUnit 5/0/0");
  EXPECT_EQ(counted("Tests: 5, Assertions: 9, Failures: 1, Skipped: 2."), "PHPUnit 2/1/2");
  EXPECT_EQ(counted("Passed!  - Failed:     0, Passed:     5, Skipped:     1, Total:     6"),
            "dotnet test 5/0/1");
  EXPECT_EQ(counted("5 tests, 1 failure, 1 skipped"), "ExUnit 3/1/1");
  EXPECT_EQ(counted("[info] Tests: succeeded 5, failed 1, canceled 0, ignored 2, pending 0"),
            "ScalaTest 5/1/2");
  EXPECT_EQ(counted("100% tests passed, 0 tests failed out of 12"), "CTest 12/0/0");
  EXPECT_EQ(counted("all is well"), "nothing");
}

TEST(TestOutput, SaysWhatIsMissing) {
  EXPECT_EQ(missing_in("Error: Cannot find module 'express'"), "Node packages (node_modules)");
  EXPECT_EQ(missing_in("connect ECONNREFUSED 127.0.0.1:5432"),
            "a service that the tests connect to");
  EXPECT_EQ(missing_in("sh: 1: jest: not found"), "a program that it calls");
  const std::string conftest = "ImportError while loading conftest 'tests/conftest.py'.\nE   ";
  EXPECT_EQ(missing_in(conftest + "ModuleNotFoundError: No module named 'a'"), "Python packages");
  EXPECT_EQ(missing_in(conftest + "ArgumentError: Expected string or URL object, got None"),
            "settings in its environment");
  EXPECT_EQ(missing_in(conftest + "ValueError: 3"), "what conftest.py needs");
  EXPECT_EQ(missing_in("expected 200, got 404: order not found"), "");
  EXPECT_EQ(missing_in("ResourceNotFoundException"), "");
}

TEST(TestOutput, ReadsTheTablesOfCoverage) {
  EXPECT_DOUBLE_EQ(coverage_in("TOTAL      120     12    90%").value_or(0), 90);
  EXPECT_DOUBLE_EQ(coverage_in("All files |   80 |  70 |  60 |  85.5 |").value_or(0), 85.5);
  EXPECT_DOUBLE_EQ(coverage_in("ok a 0.1s coverage: 80.0% of statements\n"
                               "ok b 0.1s coverage: 60.0% of statements")
                       .value_or(0),
                   70);
  EXPECT_FALSE(coverage_in("nothing"));
}

}  // namespace
}  // namespace assay
