// SPDX-License-Identifier: MIT
// Buckets as HdrHistogram has them: linear within each power of two.
#include "core/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace assay {
namespace {

constexpr unsigned kBits = 7;  // of precision
constexpr unsigned kLargestBits = 40;
constexpr std::uint64_t kFine = std::uint64_t{1} << kBits;  // values below are counted exactly
constexpr std::size_t kBuckets = (kLargestBits - kBits + 1) * kFine;

std::size_t bucket_of(std::uint64_t value) {
  if (value < kFine) return value;
  const auto width = static_cast<unsigned>(std::bit_width(value));
  const unsigned shift = width - kBits - 1;
  return static_cast<std::size_t>((shift + 1) * kFine + (value >> shift) - kFine);
}

// The middle of the values that a bucket counts.
std::int64_t value_of(std::size_t bucket) {
  if (bucket < kFine) return static_cast<std::int64_t>(bucket);
  const std::size_t shift = bucket / kFine - 1;
  const std::uint64_t low = (bucket % kFine + kFine) << shift;
  return static_cast<std::int64_t>(low + ((std::uint64_t{1} << shift) - 1) / 2);
}

}  // namespace

Histogram::Histogram() : buckets_(kBuckets) {}

void Histogram::add(std::int64_t value) {
  constexpr std::int64_t largest = (std::int64_t{1} << kLargestBits) - 1;
  const std::int64_t counted = std::clamp<std::int64_t>(value, 0, largest);
  ++buckets_[bucket_of(static_cast<std::uint64_t>(counted))];
  ++count_;
  max_ = std::max(max_, counted);
}

std::int64_t Histogram::at(double share) const {
  if (count_ == 0) return 0;
  const double rank = std::ceil(std::clamp(share, 0.0, 1.0) * static_cast<double>(count_));
  auto left = std::max<std::int64_t>(1, static_cast<std::int64_t>(rank));
  for (std::size_t bucket = 0; bucket < buckets_.size(); ++bucket) {
    left -= buckets_[bucket];
    if (left <= 0) return std::min(value_of(bucket), max_);
  }
  return max_;
}

}  // namespace assay
