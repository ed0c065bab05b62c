// SPDX-License-Identifier: MIT
// Gates, and the verdict with its reason.
#pragma once

#include <vector>

#include "core/report.h"
#include "rubric/rubric.h"

namespace assay {

// True when a value is at least the mark, but for the noise of sums.
bool reaches(double value, double mark);

// Each gate: broken by a fail, unknown while its criterion is unsettled or was not run, else held.
std::vector<GateResult> gates_of(const Rubric& rubric,
                                 const std::vector<CriterionResult>& criteria);

// Sets verdict and why from the score, the threshold and the gates. Without points it is undecided.
void decide(Total& total);

}  // namespace assay
