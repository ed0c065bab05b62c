// SPDX-License-Identifier: MIT
// Values that a program may take for no value: false and 0, sent in a PATCH.
#pragma once

#include "checks/http/patch_forms.h"
#include "core/json.h"
#include "core/tally.h"
#include "core/tape.h"
#include "dialect/session.h"

namespace assay::checks {

// Patches a boolean to true and then to false, or else a number that may be 0 to what `changed`
// holds and then to 0. `changed` are members that may change, each with a new valid value.
void patch_falsy(Session& session, const Made& made, const PatchForm& form, const Json& changed);

// Adds what became of it; nothing where it was not tried, was refused, or is not shown.
void judge_falsy(const Tape& tape, Tally& tally);

}  // namespace assay::checks
