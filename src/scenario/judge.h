// SPDX-License-Identifier: MIT
// Judges what a scenario's performance gathered; pure.
#pragma once

#include "contract/contract.h"
#include "core/finding.h"
#include "core/tape.h"
#include "scenario/scenario.h"

namespace assay {

// Pass when every step went as expected, fail at the first that did not. Inconclusive where a step
// that only prepares did not work, an answer never came, or the performance could not go on; and
// for a tape of other requests than the scenario's.
Finding judge_scenario(const Scenario& scenario, const Contract& contract, const Tape& tape);

}  // namespace assay
