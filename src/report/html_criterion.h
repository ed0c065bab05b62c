// SPDX-License-Identifier: MIT
// The criteria of one category as HTML.
#pragma once

#include "core/report.h"
#include "report/html_writer.h"

namespace assay {

// "c-page.full-walk": where a criterion stands on the page.
std::string anchor_of(const CriterionResult& criterion);

// "7.5 / 10.0", or in words why there are none.
std::string category_points(const Report& report, const std::string& category);

// What was lost stands open and first; what passed and what does not apply is folded with a count.
void write_criteria(HtmlWriter& html, const Report& report, const CategoryResult& category);

}  // namespace assay
