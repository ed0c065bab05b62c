// SPDX-License-Identifier: MIT
// The command: parses, dispatches, and turns the outcome into an exit code.
#include "cli/cli.h"

int main(int argc, char** argv) {
  return assay::run_cli(argc, argv);
}
