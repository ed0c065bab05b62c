// SPDX-License-Identifier: MIT
// The one rounding rule.
#include "core/points.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

TEST(Points, RoundHalfAwayFromZeroToOneDecimal) {
  EXPECT_EQ(points_text(71.25), "71.3");
  EXPECT_EQ(points_text(-71.25), "-71.3");
  EXPECT_EQ(points_text(0.05), "0.1");
  EXPECT_EQ(points_text(71.24), "71.2");
  EXPECT_EQ(points_text(100), "100.0");
}

TEST(Points, BinaryNoiseDoesNotTurnAHalfDown) {
  EXPECT_EQ(points_text(71.25 - 1e-12), "71.3");
  EXPECT_EQ(points_text(1.15), "1.2");
  EXPECT_EQ(points_text(0.35 * 3), "1.1");
}

TEST(Points, NeverShowAMinusBeforeZero) {
  EXPECT_EQ(points_text(-0.04), "0.0");
  EXPECT_EQ(points_text(-0.0), "0.0");
}

TEST(Points, DropAnEmptyDecimalInsideASentence) {
  EXPECT_EQ(number_text(70), "70");
  EXPECT_EQ(number_text(7.5), "7.5");
  EXPECT_EQ(percent_text(0.885), "88.5 %");
  EXPECT_EQ(percent_text(1), "100 %");
}

}  // namespace
}  // namespace assay
