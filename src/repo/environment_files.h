// SPDX-License-Identifier: MIT
// Files that hold a service's settings for an environment.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/snapshot_tracked.h"
#include "repo/file_index.h"

namespace assay {

// .env, .env.production, prod.env; what is an example, or for tests and CI, is none.
bool is_environment_file(std::string_view path);
bool is_environment_example(std::string_view path);

// Those among the paths that were handed in; `texts` holds what they say.
std::vector<EnvironmentFile> environment_in(const std::vector<std::string>& paths,
                                            const FileIndex& texts);

// True when a variable is named as a secret's in the text of such a file, or in a line that writes
// one, whatever its value.
bool speaks_of_secret(std::string_view text);

// True when code takes settings from variables.
bool reads_variables(const FileIndex& texts);

}  // namespace assay
