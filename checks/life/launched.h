// SPDX-License-Identifier: MIT
// What the checks of a service's life ask before they begin.
#pragma once

#include "dialect/session.h"

namespace assay::checks {

// False, and the gather is blocked, when assay did not start the service and so cannot end it.
bool is_launched(Session& session);

// False, and the gather is skipped, when the brief allows a store that ends with the process.
bool must_be_durable(Session& session);

}  // namespace assay::checks
