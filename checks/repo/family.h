// SPDX-License-Identifier: MIT
// The checks of the repository, by name.
#pragma once

#include "core/check.h"

namespace assay::checks {

extern const Check kReadmeDecisions;
extern const Check kReadmeSetup;
extern const Check kTestsMix;

}  // namespace assay::checks
