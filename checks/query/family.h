// SPDX-License-Identifier: MIT
// The checks of filters and sort keys.
#pragma once

#include "core/check.h"

namespace assay::checks {

extern const Check kBadInput;
extern const Check kFilter;
extern const Check kFilterPaged;
extern const Check kSort;

}  // namespace assay::checks
