// SPDX-License-Identifier: MIT
// The criteria of one category as HTML.
#pragma once

#include "core/report.h"
#include "report/html_writer.h"

namespace assay {

// "c-page.full-walk": where a criterion stands on the page.
std::string anchor_of(const CriterionResult& criterion);

// What was lost stands open and first; what passed and what does not apply is folded with a count.
void write_criteria(HtmlWriter& html, const Report& report, const CategoryResult& category);

}  // namespace assay
