// SPDX-License-Identifier: MIT
// Performs a scenario: asks, waits and restarts as its steps say, and decides nothing.
#pragma once

#include <string>

#include "dialect/session.h"
#include "scenario/scenario.h"

namespace assay {

// Every answer to step n (from 1) goes onto the session's tape under step_name(n); of a step that
// asks until something holds, the last one. Facts:
//   asked     what was asked, by asked_of()
//   reached   how many steps were performed
//   bound     for each step, for each of its requests: what filled the holes of its expectations
//   unsaved   {step, name, source}: what an answer did not hold; no further step was performed
//   not_restarted  {step, why}: the service did not come up again
void perform(const Scenario& scenario, Session& session);

std::string step_name(std::size_t number);

// Unique values that a performance may draw, for whoever spaces sessions out.
std::uint64_t most_values(const Scenario& scenario);

}  // namespace assay
