// SPDX-License-Identifier: MIT
// The command line: one function that runs a whole command.
#pragma once

namespace assay {

// Returns the exit code: 0 passed, 1 below the threshold, 2 usage or rubric, 3 undecided, 70 our
// bug.
int run_cli(int argc, char** argv);

}  // namespace assay
