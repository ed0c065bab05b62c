// SPDX-License-Identifier: MIT
// Whether a README is so short that it can be seen through whole.
#pragma once

#include <algorithm>

#include "core/snapshot.h"

namespace assay::checks {

// True below ten lines, whether as its author breaks them or at 80 columns, and of what a generator
// wrote: what is not recognised in it is not there. A longer one may say it in words that are not
// known.
inline bool is_short(const Readme& readme) {
  constexpr int kShort = 10;
  return readme.untouched || std::max(readme.lines, readme.folded) < kShort;
}

}  // namespace assay::checks
