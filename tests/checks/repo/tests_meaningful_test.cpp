// SPDX-License-Identifier: MIT
// repo.tests-meaningful on literal snapshots.
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "tests/checks/repo/snapshots.h"

namespace assay::checks::repo_tests_meaningful_test {
namespace {

Snapshot with_weak(int all, int weak, TestWeakness weakness = TestWeakness::kNoAssertion) {
  Snapshot repo{.tests = {{"a", "a_test.go", 1, TestKind::kHappy}}, .code = {.tests_read = all}};
  for (int i = 0; i < weak; ++i)
    repo.code.weak_tests.push_back({weakness, "TestA", "a_test.go", i + 1});
  return repo;
}

TEST(TestsMeaningful, PassesAFew) {
  EXPECT_EQ(judged(kTestsMeaningful, with_weak(40, 2)).outcome, Outcome::kPass);
}

TEST(TestsMeaningful, TakesAQuarterForSomeAndHalfForMany) {
  EXPECT_DOUBLE_EQ(judged(kTestsMeaningful, with_weak(10, 3)).credit, 0.75);
  EXPECT_DOUBLE_EQ(judged(kTestsMeaningful, with_weak(9, 9)).credit, 0.5);
}

TEST(TestsMeaningful, LeavesALargeSuiteThatSeemsToAssertNothingToAPerson) {
  EXPECT_EQ(judged(kTestsMeaningful, with_weak(182, 62)).outcome, Outcome::kInconclusive);
  EXPECT_DOUBLE_EQ(judged(kTestsMeaningful, with_weak(182, 62, TestWeakness::kAlwaysTrue)).credit,
                   0.5);
  EXPECT_DOUBLE_EQ(judged(kTestsMeaningful, with_weak(182, 30)).credit, 0.75);
}

TEST(TestsMeaningful, NamesEachPlace) {
  const Finding finding = judged(kTestsMeaningful, with_weak(4, 2, TestWeakness::kAlwaysTrue));
  EXPECT_EQ(finding.evidence.front().file, "a_test.go");
  EXPECT_EQ(finding.cases.size(), 2U);
}

TEST(TestsMeaningful, OnlyRemarksOnAFocusedTest) {
  const Finding finding = judged(kTestsMeaningful, with_weak(1, 1, TestWeakness::kOnly));
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_NE(finding.note.find(".only"), std::string::npos);
}

TEST(TestsMeaningful, LeavesTheAbsenceOfTestsToAnother) {
  EXPECT_EQ(judged(kTestsMeaningful, {}).outcome, Outcome::kNotApplicable);
}

}  // namespace
}  // namespace assay::checks::repo_tests_meaningful_test
