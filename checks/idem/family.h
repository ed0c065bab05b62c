// SPDX-License-Identifier: MIT
// The checks of idempotency, by name.
#pragma once

#include "core/check.h"

namespace assay::checks {

extern const Check kKeyBodyMismatch;
extern const Check kKeyConcurrent;
extern const Check kKeyDistinct;
extern const Check kKeyMissing;
extern const Check kKeyReplay;
extern const Check kKeyRestart;
extern const Check kMethodRepeat;

}  // namespace assay::checks
