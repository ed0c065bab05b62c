// SPDX-License-Identifier: MIT
// Runs a submission's own tests, as its README says or its ecosystem does.
#pragma once

#include <atomic>
#include <string>

#include "core/json.h"
#include "core/snapshot.h"
#include "run/progress.h"

namespace assay {

struct TestPlace {
  std::string root{};  // the repository
  bool sandbox = true;
  int within_ms = 600'000;  // for one run
};

// Twice, in the sandbox, without network, and never in the submission's own files. Gives:
//   tried     [{command, folder, source, missing}]: commands that could not be run, and why
//   command, folder, source   of the one that was run
//   runs      [{status, timed_out, ms, counted, passed, failed, skipped, runner, missing, output}]
//   failed    names of failed tests, where a report names them
//   coverage  covered lines in percent, where a tool measured them
//   docker    the README's test command needs Docker, and there is no other
// An object without any of these when nothing tells how the tests are run.
Json run_tests(const Snapshot& repo,
               const TestPlace& place,
               Progress& progress,
               const std::atomic<bool>& stop);

}  // namespace assay
