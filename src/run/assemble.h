// SPDX-License-Identifier: MIT
// From findings to the Report model: titles, points, curl lines, and the exchanges they rest on.
#pragma once

#include <vector>

#include "core/report.h"
#include "core/snapshot.h"
#include "run/bind.h"
#include "run/gather.h"

namespace assay {

// Judges every bound criterion and scores the whole; fills rubric, criteria, categories, total and
// exchanges. `judged_without_service` says why nothing was asked; empty when the service was.
Report assemble(const Rubric& rubric,
                const std::vector<Bound>& bound,
                const Tapes& tapes,
                const Snapshot* snapshot);

}  // namespace assay
