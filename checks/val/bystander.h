// SPDX-License-Identifier: MIT
// A request that does no harm, beside one that may: what other callers feel of it.
#pragma once

#include <string>

#include "core/tape.h"
#include "dialect/session.h"

namespace assay::checks {

inline constexpr double kHeldUpMs = 5'000;  // a bystander that waits longer is held up

// A GET of the list, without patience.
Ask bystander(Session& session);

// Whether the service ended, or stopped taking connections, during the gather.
bool is_dead(const Tape& tape);

// True for an answer that came, and came in time.
bool is_unharmed(const Exchange& bystander);

}  // namespace assay::checks
