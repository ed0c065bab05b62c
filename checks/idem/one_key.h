// SPDX-License-Identifier: MIT
// Simultaneous retries of one key, and a later one.
#pragma once

#include "core/tape.h"
#include "dialect/session.h"

namespace assay::checks {

// Plays one round with a fresh key: its race, then "retry <round>". True when more than one item
// came of it.
bool race_one_key(Session& session, int round);

// How many items came of a round.
int made_for_one_key(const Tape& tape, int round);

}  // namespace assay::checks
