// SPDX-License-Identifier: MIT
// The checks of events that come in and go out, by name.
#pragma once

#include "core/check.h"

namespace assay::checks {

extern const Check kDuplicateOnce;
extern const Check kFastAck;
extern const Check kOutboundRetry;
extern const Check kReplayWindow;
extern const Check kSignature;

}  // namespace assay::checks
