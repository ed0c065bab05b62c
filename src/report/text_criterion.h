// SPDX-License-Identifier: MIT
// The criteria of one category as terminal text.
#pragma once

#include <string>

#include "core/report.h"
#include "report/summary.h"
#include "report/text_page.h"

namespace assay {

// "  7.5 /  10.0"
std::string points_column(const Points& points);

void write_criteria(TextPage& page, const Report& report, const std::string& category);

}  // namespace assay
