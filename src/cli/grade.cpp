// SPDX-License-Identifier: MIT
// assay grade: one grading, printed, written and recorded.
#include "run/grade.h"

#include <utility>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/interrupt.h"
#include "cli/show_progress.h"
#include "store/store.h"

namespace assay {
namespace {

// A grading that cannot be recorded is still a grading: it is said, and the result stands.
void record(const std::string& db, const SavedRun& run) {
  Result<Store> store = Store::open(db.empty() ? default_store_path() : db);
  if (!store) {
    complain("the run was not recorded: " + store.error().message);
    return;
  }
  if (Result<long long> id = store->save(run); !id) {
    complain("the run was not recorded: " + id.error().message);
  }
}

}  // namespace

int run_command(const GradeArgs& args) {
  const std::atomic<bool>& stop = interrupt_flag();
  if (Result<void> writable = check_outputs(args.outputs); !writable) {
    return refuse(writable.error());
  }
  std::unique_ptr<Progress> progress = make_progress(args.quiet);
  Result<Graded> graded = grade(args.options, *progress, stop);
  progress.reset();
  if (!graded) return refuse(graded.error());
  say(to_text(graded->report, terminal_style()));
  record(args.db, std::exchange(graded->saved, {}));
  if (Result<void> written = write_reports(args.outputs, graded->report); !written) {
    return refuse(written.error());
  }
  return exit_code(graded->report.total.verdict);
}

}  // namespace assay
