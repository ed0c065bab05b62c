// SPDX-License-Identifier: MIT
// Shares of many values, within the promised error.
#include "core/histogram.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace assay {
namespace {

constexpr double kError = 0.004;

TEST(Histogram, IsEmptyAtFirst) {
  EXPECT_EQ(Histogram().at(0.99), 0);
  EXPECT_EQ(Histogram().count(), 0);
}

TEST(Histogram, CountsSmallValuesExactly) {
  Histogram histogram;
  for (int value = 1; value <= 100; ++value)
    histogram.add(value);
  EXPECT_EQ(histogram.at(0.5), 50);
  EXPECT_EQ(histogram.at(0.99), 99);
  EXPECT_EQ(histogram.at(1), 100);
  EXPECT_EQ(histogram.at(0), 1);
}

TEST(Histogram, StaysWithinItsErrorOverSevenOrdersOfMagnitude) {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> exponent(0, 7);
  Histogram histogram;
  std::vector<double> values;
  for (int i = 0; i < 20'000; ++i) {
    const double value = std::floor(std::pow(10, exponent(random)));
    values.push_back(value);
    histogram.add(static_cast<std::int64_t>(value));
  }
  std::ranges::sort(values);
  for (const double share : {0.01, 0.1, 0.5, 0.9, 0.95, 0.99, 0.999, 1.0}) {
    const auto rank = static_cast<std::size_t>(std::ceil(share * 20'000)) - 1;
    EXPECT_NEAR(static_cast<double>(histogram.at(share)), values[rank], values[rank] * kError + 0.5)
        << share;
  }
}

TEST(Histogram, TakesEveryValueThatABucketBeginsOrEndsWith) {
  for (std::int64_t power = 1; power < (std::int64_t{1} << 40); power *= 2) {
    for (const std::int64_t value : {power - 1, power, power + 1}) {
      Histogram histogram;
      histogram.add(value);
      const auto exact = static_cast<double>(value);
      EXPECT_NEAR(static_cast<double>(histogram.at(0.5)), exact, exact * kError + 0.5);
    }
  }
}

TEST(Histogram, HoldsWhatIsOutOfRangeAtItsEnds) {
  Histogram histogram;
  histogram.add(-5);
  EXPECT_EQ(histogram.at(1), 0);
  histogram.add(std::int64_t{1} << 60);
  EXPECT_GE(histogram.at(1), (std::int64_t{1} << 39));
}

}  // namespace
}  // namespace assay
