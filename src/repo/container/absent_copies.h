// SPDX-License-Identifier: MIT
// What a Dockerfile copies and the repository does not hold.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/place.h"

namespace assay {

// The manifests and lock files that the text of a Dockerfile at `path` takes from its context by
// their whole names, and that stand nowhere among `paths`: without them no image is built. What a
// build or the user makes first is none of them.
std::vector<Place> absent_copies(const std::string& path,
                                 std::string_view text,
                                 const std::vector<std::string>& paths);

}  // namespace assay
