// SPDX-License-Identifier: MIT
// What the command line and the submission say about one grading.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/outcome.h"

namespace assay {

struct Options {
  std::string repo{};    // the submission: a folder, a bare repository, an archive; empty: none
  std::string rubric{};  // file or built-in name; empty: the submission's own, else rest-api
  std::string url{};     // of a running service; empty: it is started
  std::string start{};   // over the rubric's and the submission's start command
  std::optional<Level> level{};
  long long seed = 1;
  std::vector<std::string> only{};  // globs over criterion ids; empty: all
  std::vector<std::string> skip{};
  std::optional<double> fail_under{};  // over the rubric's pass mark
  bool sandbox = true;
  int budget_ms = 15 * 60'000;  // for the whole run; what is left then is inconclusive
};

}  // namespace assay
