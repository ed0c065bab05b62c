// SPDX-License-Identifier: MIT
// The report of a recorded run, with what reviewers have answered since.
#pragma once

#include "core/report.h"
#include "core/result.h"
#include "store/store.h"

namespace assay {

Result<Report> report_of(const SavedRun& run);

}  // namespace assay
