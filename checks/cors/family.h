// SPDX-License-Identifier: MIT
// The checks of cors, by name.
#pragma once

#include "core/check.h"

namespace assay::checks {

extern const Check kNoCredentialReflection;
extern const Check kPreflight;

}  // namespace assay::checks
