// SPDX-License-Identifier: MIT
// The checks of work that is done later, by name.
#pragma once

#include "core/check.h"

namespace assay::checks {

extern const Check kAcceptedHandle;
extern const Check kSurvivesRestart;
extern const Check kTerminalState;

}  // namespace assay::checks
