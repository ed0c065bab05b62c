// SPDX-License-Identifier: MIT
// Command line to Args; the only header of the room that knows there is a parser.
#pragma once

#include <variant>

#include "cli/args.h"

namespace assay {

// The parsed command, or the exit code when parsing already ended it: help and version print to
// standard output (0), a wrong command line is explained on standard error (2).
std::variant<Args, int> parse_args(int argc, char** argv);

}  // namespace assay
