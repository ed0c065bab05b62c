// SPDX-License-Identifier: MIT
// Decimals are equal by value and never by rounding.
#include "dialect/decimal.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

TEST(Decimal, EverySpellingOfAValueIsTheSame) {
  for (const char* text :
       {"10", "10.0", "+10.00", "1e1", "1E+1", "0.1e2", "100e-1", " 10 ", "010"}) {
    EXPECT_EQ(parse_decimal(text), parse_decimal("10")) << text;
  }
  EXPECT_EQ(parse_decimal("0"), parse_decimal("-0.00"));
  EXPECT_EQ(parse_decimal(".5"), parse_decimal("0.5"));
}

TEST(Decimal, DigitsBeyondADoubleStillCount) {
  EXPECT_NE(parse_decimal("9007199254740993"), parse_decimal("9007199254740992"));
  EXPECT_NE(parse_decimal("0.10000000000000000001"), parse_decimal("0.1"));
  EXPECT_NE(parse_decimal("1"), parse_decimal("-1"));
}

TEST(Decimal, OtherTextIsNoNumber) {
  for (const char* text :
       {"", ".", "-", "1,000", "0x10", "1e", "1e999999999", "NaN", "1 0", "--1"}) {
    EXPECT_FALSE(parse_decimal(text)) << text;
  }
}

TEST(Decimal, ShiftsByPowersOfTen) {
  EXPECT_EQ(shifted(*parse_decimal("10.01"), 2), *parse_decimal("1001"));
  EXPECT_EQ(shifted(*parse_decimal("0"), 2), *parse_decimal("0"));
}

std::optional<std::string> sum(const std::vector<const char*>& texts) {
  std::vector<Decimal> values;
  for (const char* text : texts)
    values.push_back(*parse_decimal(text));
  return sum_of(values);
}

TEST(Decimal, AddsUpExactly) {
  EXPECT_EQ(sum({}), "0");
  EXPECT_EQ(sum({"0.1", "0.2"}), "0.3");
  EXPECT_EQ(sum({"100.00", "-25.10", "0.1"}), "75.0");
  EXPECT_EQ(sum({"1e3", "-0.05", "0"}), "999.95");
  EXPECT_EQ(sum({"0.01", "-0.02"}), "-0.01");
  EXPECT_EQ(sum({"5", "-5"}), "0");
  EXPECT_FALSE(sum({"1e40", "1"}).has_value());
  EXPECT_FALSE(sum({"1e-40", "1"}).has_value());
}

TEST(Decimal, OnlyFractionsAreNoisy) {
  EXPECT_TRUE(nearly_equal(*parse_decimal("0.3"), *parse_decimal("0.30000000000000004")));
  EXPECT_FALSE(nearly_equal(*parse_decimal("0.3"), *parse_decimal("0.31")));
  EXPECT_FALSE(
      nearly_equal(*parse_decimal("9007199254740993"), *parse_decimal("9007199254740992")));
}

}  // namespace
}  // namespace assay
