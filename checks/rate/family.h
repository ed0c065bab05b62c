// SPDX-License-Identifier: MIT
// The checks of rate limits, by name.
#pragma once

#include "core/check.h"

namespace assay::checks {

extern const Check kEnforced;
extern const Check kHeadersTruthful;
extern const Check kIsolation;
extern const Check kNoSpoof;
extern const Check kRecovers;
extern const Check kRejection;

}  // namespace assay::checks
