// SPDX-License-Identifier: MIT
// The checks of errors, by name.
#pragma once

#include "core/check.h"

namespace assay::checks {

extern const Check kConsistent;
extern const Check kFieldDetail;
extern const Check kMachineReadable;
extern const Check kNo5xx;
extern const Check kNoLeak;

}  // namespace assay::checks
