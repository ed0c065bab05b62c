// SPDX-License-Identifier: MIT
// repo.concentration on literal snapshots.
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "tests/checks/repo/snapshots.h"

namespace assay::checks::repo_concentration_test {
namespace {

TEST(Concentration, PassesASmallServiceInOneFile) {
  const Snapshot repo{.code = {.lines = 390, .largest_file = "app.py", .largest_lines = 390}};
  EXPECT_EQ(judged(kConcentration, repo).outcome, Outcome::kPass);
}

TEST(Concentration, TakesAQuarterForOneOrTwoPlaces) {
  Snapshot repo{.code = {.lines = 2000, .largest_file = "app.py", .largest_lines = 300}};
  repo.code.large_functions = {{"place_order", "app.py", 10, 120, 22}};
  const Finding finding = judged(kConcentration, repo);
  EXPECT_DOUBLE_EQ(finding.credit, 0.75);
  EXPECT_NE(finding.message.find("place_order in app.py line 10"), std::string::npos);
}

TEST(Concentration, NeverFails) {
  const Snapshot god{.code = {.lines = 1000, .largest_file = "app.py", .largest_lines = 900}};
  EXPECT_DOUBLE_EQ(judged(kConcentration, god).credit, 0.25);
  Snapshot many{.code = {.lines = 2000, .largest_lines = 100}};
  many.code.large_functions.resize(5);
  EXPECT_DOUBLE_EQ(judged(kConcentration, many).credit, 0.5);
}

}  // namespace
}  // namespace assay::checks::repo_concentration_test
