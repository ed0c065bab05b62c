// SPDX-License-Identifier: MIT
// Finds what runs on a push, and whether it runs the tests.
#pragma once

#include <string_view>
#include <vector>

#include "core/snapshot_ci.h"
#include "repo/file_index.h"

namespace assay {

// True for files whose text is needed here: configurations, and what their commands call.
bool is_ci_file(std::string_view path);

// GitHub, Forgejo and Gitea workflows, GitLab, CircleCI, Azure, Bitbucket, Jenkins, Travis, Drone,
// Woodpecker, Buildkite, AppVeyor.
std::vector<CiFile> ci_in(const FileIndex& texts);

}  // namespace assay
