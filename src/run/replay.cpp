// SPDX-License-Identifier: MIT
// Judging a saved run again, without the candidate.
#include <utility>

#include "report/formats.h"
#include "run/assemble.h"
#include "run/configure.h"
#include "run/grade.h"
#include "score/answers.h"

namespace assay {

Result<Report> judge_again(const SavedRun& run, const Options& options) {
  Result<Report> before = report_from_json(run.report);
  if (!before) return tl::unexpected(before.error());
  Result<Configured> configured = configure(options);
  if (!configured) return tl::unexpected(configured.error());
  Tapes tapes;
  for (const Tape& tape : run.tapes)
    tapes[tape.check()].tapes.push_back(tape);
  std::optional<Snapshot> snapshot;
  if (!run.snapshot.is_null()) snapshot = snapshot_from_json(run.snapshot);
  const std::vector<Bound> bound = bind(configured->rubric, options);
  Report report = assemble(configured->rubric, bound, tapes, snapshot ? &*snapshot : nullptr);
  report.candidate = std::move(before->candidate);
  report.dialect = std::move(before->dialect);
  report.seed = before->seed;
  report.started = std::move(before->started);
  report.duration_ms = before->duration_ms;
  report.interrupted = before->interrupted;
  report.requests = before->requests;
  put_answers(run.answers, report);
  return report;
}

}  // namespace assay
