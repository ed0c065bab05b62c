// SPDX-License-Identifier: MIT
// The checks of cache, by name.
#pragma once

#include "core/check.h"

namespace assay::checks {

extern const Check kPrivateData;
extern const Check kRevalidation;
extern const Check kStaleAfterWrite;

}  // namespace assay::checks
