// SPDX-License-Identifier: MIT
// Money as whole numbers of its smallest step.
#include "checks/conc/units.h"

#include <gtest/gtest.h>

namespace assay::checks::conc_units_test {
namespace {

TEST(Units, ReadMoneyHoweverItIsShown) {
  EXPECT_EQ(units_of(Json("12.34"), 2), 1234);
  EXPECT_EQ(units_of(Json::number("12.3"), 2), 1230);
  EXPECT_EQ(units_of(Json::number("1234"), 0), 1234);
  EXPECT_EQ(units_of(Json::number("-0.05"), 2), -5);
  EXPECT_EQ(units_of(Json::number("0.00"), 2), 0);
  EXPECT_EQ(units_of(Json::object({{"amount", "7.50"}, {"currency", "EUR"}}), 2), 750);
}

TEST(Units, ForgiveBinaryNoiseAndNothingElse) {
  EXPECT_EQ(units_of(Json::number("0.30000000000000004"), 2), 30);
  EXPECT_EQ(units_of(Json::number("99.99999999999999"), 2), 10000);
  EXPECT_EQ(units_of(Json::number("0.305"), 2), std::nullopt);
  EXPECT_EQ(units_of(Json("a lot"), 2), std::nullopt);
  EXPECT_EQ(units_of(Json(), 2), std::nullopt);
}

TEST(Units, AreWrittenWithTheirPlaces) {
  EXPECT_EQ(units_text(1234, 2), "12.34");
  EXPECT_EQ(units_text(5, 2), "0.05");
  EXPECT_EQ(units_text(-120, 2), "-1.20");
  EXPECT_EQ(units_text(7, 0), "7");
}

}  // namespace
}  // namespace assay::checks::conc_units_test
