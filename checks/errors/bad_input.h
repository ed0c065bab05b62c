// SPDX-License-Identifier: MIT
// Sends the kinds of bad input that break careless services, twice each, to every resource.
#pragma once

#include "dialect/session.h"

namespace assay::checks {

// Each resource's item is created first (the control), and notes the routes. Ends early when the
// service no longer takes connections. Stops the gather when no resource can be created.
void send_bad_input(Session& session);

}  // namespace assay::checks
