// SPDX-License-Identifier: MIT
// The top of the HTML page: the verdict, what cost most, and the categories.
#pragma once

#include "core/report.h"
#include "report/html_writer.h"

namespace assay {

// Name, score with its interval, verdict, gates, facts of the run.
void write_verdict(HtmlWriter& html, const Report& report);
// One row for each category, linked to its section.
void write_overview(HtmlWriter& html, const Report& report);
void write_losses(HtmlWriter& html, const Report& report);
// The last lines of a service that did not start.
void write_log(HtmlWriter& html, const Report& report);

}  // namespace assay
