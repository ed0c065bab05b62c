// SPDX-License-Identifier: MIT
// The folders that images are built from, and what is left out of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/snapshot_container.h"

namespace assay {

// A path that is written as seen from a folder (empty, or with its '/'), as seen from the root,
// without a '/' at its end; empty for the root itself. Nothing where it leads out of the repository
// or holds a variable.
std::optional<std::string> path_from(std::string_view folder, std::string_view written);

// True for a .dockerignore, whether of a folder or of one Dockerfile.
bool is_context_ignore(std::string_view path);

// True for a Dockerfile that names its own folder where it copies ("Api/Api.csproj" in
// Api/Dockerfile): it is built from a folder above.
bool copies_from_above(std::string_view dockerfile,
                       std::string_view text,
                       const std::vector<std::string>& paths);

// True when a .dockerignore applies to an image: in the folder that a compose file builds it from;
// where none says so, in the Dockerfile's own folder, unless it is built from `above`, or one above
// it; or beside the Dockerfile by its name. `paths` are those of the repository that leave
// something out.
bool leaves_out_files(const std::string& dockerfile,
                      bool above,
                      const std::vector<ComposeFile>& composes,
                      const std::vector<std::string>& paths);

}  // namespace assay
