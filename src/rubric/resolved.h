// SPDX-License-Identifier: MIT
// A rubric written out: nothing inherited, nothing left to a default, every glob expanded.
#pragma once

#include "rubric/decode_rubric.h"
#include "rubric/node.h"

namespace assay {

// The merged tree with its defaults, its level, and each check of each category with its weights.
// It loads again as a rubric of the same digest.
Node resolved(const Node& root, const Decoded& decoded);

}  // namespace assay
