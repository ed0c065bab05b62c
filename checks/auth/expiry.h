// SPDX-License-Identifier: MIT
// Tokens that have expired: made by a service whose tokens live for a moment, or signed with its
// key.
#pragma once

#include "core/tally.h"
#include "dialect/session.h"

namespace assay::checks {

// Starts the service with the rubric's short_lived variables, lets a token expire, tries it, and
// starts the service as it was. Where nothing can be tried, the fact "expiry" says why. To be
// called last: what the session made before may be gone.
void try_expired(Session& session);

// The expired token as a case, where one was tried.
void add_expired(const Tape& tape, Tally& tally);

}  // namespace assay::checks
