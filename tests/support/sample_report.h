// SPDX-License-Identifier: MIT
// Reports for the tests of the formats.
#pragma once

#include "core/report.h"

namespace assay {

// A graded submission with every outcome and every kind of criterion, whose answers try to break
// out of the report.
Report sample_report();

// A submission that did not start: every criterion is inconclusive for that reason.
Report unstarted_report();

// What a hostile candidate sends: markup, terminal escapes, bidirectional overrides, bad UTF-8.
std::string hostile_text();

}  // namespace assay
