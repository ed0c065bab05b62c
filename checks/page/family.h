// SPDX-License-Identifier: MIT
// The checks of pagination, by name.
#pragma once

#include "core/check.h"

namespace assay::checks {

extern const Check kBadParams;
extern const Check kDefaultBounded;
extern const Check kFullWalk;
extern const Check kMaxCap;
extern const Check kOrder;
extern const Check kSize;
extern const Check kStableUnderInsert;
extern const Check kTerminates;
extern const Check kTotal;

}  // namespace assay::checks
