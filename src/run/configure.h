// SPDX-License-Identifier: MIT
// The first three steps: options and the submission's own words, the rubric, and its bound
// criteria.
#pragma once

#include <vector>

#include "core/result.h"
#include "rubric/load.h"
#include "run/bind.h"
#include "run/options.h"

namespace assay {

struct Configured {
  Options options{};
  Submission submission{};
  Rubric rubric{};
};

// Reads the submission's assay.yaml and the rubric that the options, else the submission, else
// assay's default name. Every problem of either is in the error (kUsage).
Result<Configured> configure(const Options& options);

}  // namespace assay
