// SPDX-License-Identifier: MIT
// Reads the code of a repository by its tokens, each file once.
#pragma once

#include <vector>

#include "core/snapshot_code.h"
#include "repo/walk.h"

namespace assay {

CodeFacts read_code(const std::vector<SourceFile>& sources);

}  // namespace assay
