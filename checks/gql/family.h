// SPDX-License-Identifier: MIT
// The checks of GraphQL, by name.
#pragma once

#include "core/check.h"

namespace assay::checks {

extern const Check kGqlAuthz;
extern const Check kGqlErrors;
extern const Check kGqlLimits;

}  // namespace assay::checks
