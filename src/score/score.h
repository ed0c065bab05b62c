// SPDX-License-Identifier: MIT
// Findings and weights to points, interval, band, cap, gates and verdict (design, section 5).
#pragma once

#include <vector>

#include "core/report.h"
#include "rubric/rubric.h"

namespace assay {

struct Scored {
  Total total{};
  std::vector<CategoryResult> categories{};
};

// `criteria` carry category, weight, kind, severity and finding; their points and of are filled in.
// Questions never enter the total: they are pending until a person answers.
Scored score(const Rubric& rubric, std::vector<CriterionResult>& criteria);

// The total with the questions: those that wait leave it, and widen its interval. Of a scored
// report, under the cap that its critical fails bring.
Score whole_score(const Report& report);

}  // namespace assay
