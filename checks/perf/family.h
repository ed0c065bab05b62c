// SPDX-License-Identifier: MIT
// The checks of speed, load and memory, by name.
#pragma once

#include "core/check.h"

namespace assay::checks {

extern const Check kErrorRate;
extern const Check kGrowth;
extern const Check kLatency;
extern const Check kMemory;
extern const Check kNPlusOne;

}  // namespace assay::checks
