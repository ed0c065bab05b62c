// SPDX-License-Identifier: MIT
// A recorded report and its answers put together.
#include "run/saved_report.h"

#include "report/formats.h"
#include "score/answers.h"

namespace assay {

Result<Report> report_of(const SavedRun& run) {
  Result<Report> report = report_from_json(run.report);
  if (report) put_answers(run.answers, *report);
  return report;
}

}  // namespace assay
