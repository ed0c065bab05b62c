// SPDX-License-Identifier: MIT
// Counts durations by their size, in bounded memory, and says how large a share of them is.
#pragma once

#include <cstdint>
#include <vector>

namespace assay {

// Whole numbers from 0, in the caller's unit, in buckets that are 1/128 of their value wide: what
// it gives back is off by less than 0.4 %. Values beyond 2^40 count as that.
class Histogram {
 public:
  Histogram();

  void add(std::int64_t value);
  std::int64_t count() const { return count_; }
  std::int64_t max() const { return max_; }
  // The least value that this share (0 to 1) of all values does not exceed; 0 when empty.
  std::int64_t at(double share) const;

 private:
  std::vector<std::int64_t> buckets_;
  std::int64_t count_ = 0;
  std::int64_t max_ = 0;
};

}  // namespace assay
