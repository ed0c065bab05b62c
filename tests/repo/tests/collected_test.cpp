// SPDX-License-Identifier: MIT
// The paths that pytest is told to collect from.
#include "repo/tests/collected.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

std::vector<SourceFile> settings(const char* path, const char* text) {
  return {{path, text}};
}

TEST(CollectedTests, StandBelowThePathsThatAreNamed) {
  const CollectedTests ini(
      settings("pytest.ini", "[pytest]\ntestpaths = tests checks/api\naddopts = -q\n"));
  EXPECT_TRUE(ini.hold("tests/test_lamps.py"));
  EXPECT_TRUE(ini.hold("checks/api/test_lamps.py"));
  EXPECT_FALSE(ini.hold("test_mail_by_hand.py"));
  EXPECT_FALSE(ini.hold("tests_of_old/test_lamps.py"));
  EXPECT_FALSE(ini.hold("checks/test_lamps.py"));
}

TEST(CollectedTests, AreNamedInTomlAndOverLines) {
  const CollectedTests toml(settings("api/pyproject.toml",
                                     "[tool.pytest.ini_options]\ntestpaths = [\n  \"tests/\",  # "
                                     "all\n  './more',\n]\n[tool.ruff]\n"
                                     "src = [\"app\"]\n"));
  EXPECT_TRUE(toml.hold("api/tests/test_lamps.py"));
  EXPECT_TRUE(toml.hold("api/more/test_lamps.py"));
  EXPECT_FALSE(toml.hold("api/app/test_lamps.py"));
  EXPECT_TRUE(toml.hold("test_elsewhere.py"));
}

TEST(CollectedTests, AreAllWhereNothingIsNamedOrAPattern) {
  EXPECT_TRUE(CollectedTests(std::vector<SourceFile>()).hold("test_lamps.py"));
  EXPECT_TRUE(
      CollectedTests(settings("pytest.ini", "[pytest]\naddopts = -q\n")).hold("a/test_lamps.py"));
  EXPECT_TRUE(
      CollectedTests(settings("pytest.ini", "[pytest]\ntestpaths = .\n")).hold("test_lamps.py"));
  EXPECT_TRUE(
      CollectedTests(settings("setup.cfg", "[tool:pytest]\ntestpaths = */tests\n")).hold("a.py"));
}

}  // namespace
}  // namespace assay
