// SPDX-License-Identifier: MIT
// Examples that stand in code and in pages.
#pragma once

#include "repo/walk.h"

namespace assay {

// True for source with a request of curl in a comment ("// curl -X POST localhost:3000/orders"),
// and for a page that shows one.
bool tells_curl(const SourceFile& file);

}  // namespace assay
