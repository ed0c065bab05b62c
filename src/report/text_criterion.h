// SPDX-License-Identifier: MIT
// The criteria of one category as terminal text.
#pragma once

#include <string>

#include "core/report.h"
#include "report/text_page.h"

namespace assay {

void write_criteria(TextPage& page, const Report& report, const std::string& category);

}  // namespace assay
