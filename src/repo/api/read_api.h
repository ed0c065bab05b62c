// SPDX-License-Identifier: MIT
// What a repository tells of its API: OpenAPI documents, and examples to try.
#pragma once

#include <string_view>
#include <vector>

#include "core/snapshot_api.h"
#include "repo/walk.h"

namespace assay {

// True for files, other than source and documents, whose text read_api looks at.
bool may_tell_of_api(std::string_view path);

// `paths` are those of all files: templates for pages are known by their names.
ApiFacts read_api(const std::vector<SourceFile>& sources,
                  const std::vector<std::string>& paths = {});

}  // namespace assay
