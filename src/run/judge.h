// SPDX-License-Identifier: MIT
// From tapes to findings; pure, so that a saved run can be judged again.
#pragma once

#include <vector>

#include "core/check.h"
#include "core/finding.h"
#include "core/snapshot.h"
#include "core/tape.h"
#include "run/gather.h"

namespace assay {

// One tape's finding. A halted tape's outcome is its halt; a judge that throws is our bug and gives
// inconclusive.
Finding judge_tape(const Check& check,
                   const Tape& tape,
                   Level level,
                   const std::vector<const Tape*>& pool,
                   const Snapshot* snapshot);

// A whole check's finding: attempts of one subject must agree on a loss, subjects are combined as
// the check's metadata says. `tapes` may lack the check: then it was not gathered.
Finding judge_check(const Check& check, const Tapes& tapes, Level level, const Snapshot* snapshot);

// A whole criterion's finding, of whatever kind it is but a question.
Finding judge_bound(const Bound& bound,
                    const Contract& contract,
                    const Tapes& tapes,
                    Level level,
                    const Snapshot* snapshot);

}  // namespace assay
