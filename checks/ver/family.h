// SPDX-License-Identifier: MIT
// The checks of ver, by name.
#pragma once

#include "core/check.h"

namespace assay::checks {

extern const Check kAddressable;
extern const Check kDeprecation;

}  // namespace assay::checks
