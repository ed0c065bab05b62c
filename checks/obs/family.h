// SPDX-License-Identifier: MIT
// The checks of observability, by name.
#pragma once

#include "core/check.h"

namespace assay::checks {

extern const Check kHealth;
extern const Check kMetrics;
extern const Check kReadiness;
extern const Check kRequestId;
extern const Check kSecretCanary;
extern const Check kStructuredLogs;
extern const Check kTraceparent;

}  // namespace assay::checks
