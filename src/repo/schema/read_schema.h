// SPDX-License-Identifier: MIT
// How a repository makes its database's schema.
#pragma once

#include <string_view>
#include <vector>

#include "core/snapshot_schema.h"
#include "repo/walk.h"

namespace assay {

// True for files, other than source, whose text read_schema looks at.
bool may_tell_of_schema(std::string_view path);

SchemaFacts read_schema(const std::vector<SourceFile>& sources);

}  // namespace assay
