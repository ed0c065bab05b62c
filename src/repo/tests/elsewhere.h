// SPDX-License-Identifier: MIT
// Finds where tests are run that the repository does not hold.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/snapshot_ci.h"
#include "repo/file_index.h"

namespace assay {

// The configurations of continuous integration and the manifests whose scripts run a collection, a
// contract or a test script that is not among the files. `frameworks` are those of the tests that
// were counted.
std::vector<std::string> running_other_tests(const FileIndex& texts,
                                             const std::vector<CiFile>& configurations,
                                             const std::vector<std::string>& frameworks);

}  // namespace assay
