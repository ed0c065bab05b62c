// SPDX-License-Identifier: MIT
// What runs tests that nobody can count, because the repository does not hold them.
#pragma once

#include <algorithm>
#include <string>

#include "core/snapshot.h"

namespace assay::checks {

// The path of such a file, told apart from tests that were not understood; empty: there is none.
inline std::string runner_of_other_tests(const Snapshot& repo) {
  const auto found = std::ranges::find_if(repo.unread_tests, [&](const std::string& path) {
    const bool script = path.ends_with("package.json");
    return script || std::ranges::find(repo.ci, path, &CiFile::path) != repo.ci.end();
  });
  return found == repo.unread_tests.end() ? "" : *found;
}

}  // namespace assay::checks
