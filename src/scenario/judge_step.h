// SPDX-License-Identifier: MIT
// One step's answers against what is expected of them.
#pragma once

#include <string>

#include "contract/contract.h"
#include "core/finding.h"
#include "core/tape.h"
#include "scenario/scenario.h"

namespace assay {

// Step `number`, from 1. A step that expects nothing must not be refused: when it is, what follows
// is blocked.
Finding judge_step(const Scenario& scenario,
                   std::size_t number,
                   const Contract& contract,
                   const Tape& tape);

// "step 3 of 4, GET /products/{{product}}".
std::string step_line(const Scenario& scenario, std::size_t number);

}  // namespace assay
