// SPDX-License-Identifier: MIT
// JUnit XML as different runners write it, and what is none.
#include "report/junit_read.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

TEST(JunitRead, CountsCasesBelowAnyNestingOfSuites) {
  const auto cases = read_junit(R"(<?xml version="1.0"?>
<testsuites><testsuite name="a"><testsuite name="b">
  <testcase classname="Orders" name="sells one"/>
  <testcase classname="Orders" name="sells none"><failure message="wanted 409&#10;got 201">trace</failure></testcase>
  <testcase name="bare"><error>boom
at line 3</error></testcase>
  <testcase name="later"><skipped/></testcase>
</testsuite></testsuite></testsuites>)");
  ASSERT_TRUE(cases.has_value());
  EXPECT_EQ(cases->passed, 1);
  EXPECT_EQ(cases->skipped, 1);
  ASSERT_EQ(cases->failed.size(), 2U);
  EXPECT_EQ(cases->failed[0].name, "Orders.sells none");
  EXPECT_EQ(cases->failed[0].why, "wanted 409");
  EXPECT_EQ(cases->failed[1].name, "bare");
  EXPECT_EQ(cases->failed[1].why, "boom");
}

TEST(JunitRead, TakesASingleSuite) {
  EXPECT_EQ(read_junit("<testsuite><testcase name='a'/></testsuite>")->passed, 1);
}

TEST(JunitRead, RefusesWhatIsNoReport) {
  EXPECT_FALSE(read_junit("").has_value());
  EXPECT_FALSE(read_junit("<testsuite><testcase").has_value());
  EXPECT_FALSE(read_junit("<html><body/></html>").has_value());
}

TEST(JunitRead, ExpandsNoEntityOfItsOwn) {
  const auto cases = read_junit(R"(<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>
<testsuite><testcase name="a"><failure message="&e;"/></testcase></testsuite>)");
  ASSERT_TRUE(cases.has_value());
  EXPECT_EQ(cases->failed[0].why, "&e;");
}

TEST(JunitRead, FindsAReportAmongWhatAProgramPrints) {
  EXPECT_EQ(junit_within("start\n<testsuites><testsuite/></testsuites>\ndone"),
            "<testsuites><testsuite/></testsuites>");
  EXPECT_EQ(junit_within("x <testsuite name='a'></testsuite> y"),
            "<testsuite name='a'></testsuite>");
  EXPECT_EQ(junit_within("12 passed"), "");
}

}  // namespace
}  // namespace assay
