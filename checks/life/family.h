// SPDX-License-Identifier: MIT
// The checks of starting, ending and crashing, by name.
#pragma once

#include "core/check.h"

namespace assay::checks {

extern const Check kDependencyRecovery;
extern const Check kDurableKill9;
extern const Check kFailFast;
extern const Check kGracefulShutdown;
extern const Check kStarts;

}  // namespace assay::checks
