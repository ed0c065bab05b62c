// SPDX-License-Identifier: MIT
// Everything in a repository that speaks of containers.
#pragma once

#include <string_view>
#include <vector>

#include "core/snapshot_container.h"
#include "repo/walk.h"

namespace assay {

// True for files, other than source, whose text read_containers looks at.
bool may_speak_of_containers(std::string_view path);

// `paths` are all files of the repository: a .dockerignore counts by being there.
ContainerFacts read_containers(const std::vector<SourceFile>& sources,
                               const std::vector<std::string>& paths);

}  // namespace assay
