// SPDX-License-Identifier: MIT
// Coverage files of each kind.
#include "report/coverage_read.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

double percent(std::string_view text) {
  const auto coverage = read_coverage(text);
  return coverage ? 100.0 * coverage->covered / coverage->lines : -1;
}

TEST(CoverageRead, KnowsTheFormats) {
  EXPECT_DOUBLE_EQ(
      percent("<?xml version=\"1.0\"?><coverage lines-valid=\"200\" lines-covered=\"150\"/>"), 75);
  EXPECT_DOUBLE_EQ(percent("<coverage line-rate=\"0.5\"/>"), 50);
  EXPECT_DOUBLE_EQ(percent("<report><counter type=\"BRANCH\" missed=\"9\" covered=\"1\"/>"
                           "<counter type=\"LINE\" missed=\"20\" covered=\"60\"/></report>"),
                   75);
  EXPECT_DOUBLE_EQ(percent("TN:\nSF:a.js\nDA:1,1\nDA:2,0\nDA:3,5\nDA:4,2\nend_of_record\n"), 75);
  EXPECT_DOUBLE_EQ(percent("mode: set\na.go:1.1,2.2 3 1\na.go:3.1,4.2 1 0\na.go:1.1,2.2 3 0\n"),
                   75);
}

TEST(CoverageRead, TakesNothingElse) {
  EXPECT_FALSE(read_coverage("<html/>"));
  EXPECT_FALSE(read_coverage(""));
  EXPECT_FALSE(read_coverage("<coverage"));
  EXPECT_FALSE(read_coverage("<!DOCTYPE a [<!ENTITY b \"c\">]><testsuite/>"));
}

}  // namespace
}  // namespace assay
