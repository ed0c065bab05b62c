// SPDX-License-Identifier: MIT
// One grading of one submission, from options to report.
#pragma once

#include <atomic>

#include "core/report.h"
#include "core/result.h"
#include "run/gather.h"
#include "run/options.h"
#include "run/progress.h"
#include "store/store.h"

namespace assay {

struct Graded {
  Report report{};
  SavedRun saved{};  // what the store keeps, secrets cut
};

// Fails on a rubric or submission that cannot be read (kUsage). A service that does not start is a
// report with an undecided verdict, not a failure. `stop` ends the run early; what is known by then
// is reported.
Result<Graded> grade(const Options& options, Progress& progress, const std::atomic<bool>& stop);

// The dialect alone, nothing scored.
struct Doctored {
  Report report{};  // candidate and dialect, and each criterion that would not be judged
};
Result<Doctored> doctor(const Options& options, Progress& progress, const std::atomic<bool>& stop);

// Judges and scores a saved run under a rubric, without the candidate.
Result<Report> judge_again(const SavedRun& run, const Options& options);

}  // namespace assay
