// SPDX-License-Identifier: MIT
// assay report and assay judge: a recorded run rendered, or judged, again.
#include <utility>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "run/grade.h"
#include "run/saved_report.h"
#include "store/store.h"

namespace assay {
namespace {

Result<SavedRun> load(const std::string& db, const std::string& run) {
  Result<Store> store = Store::open(db.empty() ? default_store_path() : db);
  if (!store) return tl::unexpected(store.error());
  return store->load(run);
}

int show(const Report& report, const std::vector<std::string>& outputs) {
  say(to_text(report, terminal_style()));
  if (Result<void> written = write_reports(outputs, report); !written) {
    return refuse(written.error());
  }
  return exit_code(report.total.verdict);
}

}  // namespace

int run_command(const ReportArgs& args) {
  if (Result<void> writable = check_outputs(args.outputs); !writable) {
    return refuse(writable.error());
  }
  Result<SavedRun> run = load(args.db, args.run);
  if (!run) return refuse(run.error());
  Result<Report> report = report_of(*run);
  if (!report) return refuse(report.error());
  if (args.outputs.empty()) return show(*report, {});
  if (Result<void> written = write_reports(args.outputs, *report); !written) {
    return refuse(written.error());
  }
  return kPassed;
}

int run_command(const JudgeArgs& args) {
  if (Result<void> writable = check_outputs(args.outputs); !writable) {
    return refuse(writable.error());
  }
  Result<SavedRun> run = load(args.db, args.run);
  if (!run) return refuse(run.error());
  Result<Report> report = judge_again(*run, args.options);
  if (!report) return refuse(report.error());
  return show(*report, args.outputs);
}

}  // namespace assay
