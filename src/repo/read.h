// SPDX-License-Identifier: MIT
// Reads a submission's folder into a Snapshot, following no link out of it and running nothing.
#pragma once

#include <string>

#include "core/result.h"
#include "core/snapshot.h"

namespace assay {

// Bounded in files, bytes and depth; what lies beyond a bound is marked by Snapshot::truncated.
Result<Snapshot> read_repository(const std::string& folder);

}  // namespace assay
