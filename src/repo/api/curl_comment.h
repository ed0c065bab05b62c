// SPDX-License-Identifier: MIT
// Examples that stand in the code itself.
#pragma once

#include "repo/walk.h"

namespace assay {

// True for source with a request of curl in a comment: "// curl -X POST localhost:3000/orders".
bool tells_curl_in_comment(const SourceFile& file);

}  // namespace assay
