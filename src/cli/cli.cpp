// SPDX-License-Identifier: MIT
// Parses and dispatches; holds the only catch-all.
#include "cli/cli.h"

#include <exception>
#include <variant>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/parse.h"

namespace assay {

int run_cli(int argc, char** argv) {
  try {
    const std::variant<Args, int> parsed = parse_args(argc, argv);
    if (const int* ended = std::get_if<int>(&parsed)) return *ended;
    return std::visit([](const auto& args) { return run_command(args); }, std::get<Args>(parsed));
  } catch (const std::exception& error) {
    complain("a bug in assay, to be reported: " + std::string(error.what()));
  } catch (...) {
    complain("a bug in assay, to be reported: an unknown exception");
  }
  return kOurBug;
}

}  // namespace assay
