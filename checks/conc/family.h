// SPDX-License-Identifier: MIT
// The checks of concurrency and transactions, by name.
#pragma once

#include "core/check.h"

namespace assay::checks {

extern const Check kIdempotentRetryMix;
extern const Check kLostUpdate;
extern const Check kOversell;
extern const Check kRollback;
extern const Check kTransferConservation;
extern const Check kTransferOpposite;
extern const Check kUniqueRace;

}  // namespace assay::checks
