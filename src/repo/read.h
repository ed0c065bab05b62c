// SPDX-License-Identifier: MIT
// Reads a submission's folder into a Snapshot, following no link out of it and running nothing.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "core/snapshot.h"

namespace assay {

struct ReadOptions {
  std::string git{};                  // git's folder where it is not the submission's own .git
  bool handed_in = false;             // the folder holds what was sent and nothing else
  std::string starter{};              // the commit of the company's template; empty without one
  std::vector<std::string> stated{};  // secrets that candidates were given: none of theirs
  std::vector<std::string> notes{};   // what was refused before
  bool truncated = false;
};

// Bounded in files, bytes and depth; what lies beyond a bound is marked by Snapshot::truncated, and
// Snapshot::notes say what was not read.
Result<Snapshot> read_repository(const std::string& folder, const ReadOptions& options = {});

}  // namespace assay
