// SPDX-License-Identifier: MIT
// A rubric and all that it extends, merged into one tree.
#pragma once

#include <optional>
#include <string>

#include "rubric/node.h"
#include "rubric/problems.h"

namespace assay {

// Adds the rubric and what it extends to `sources` (which `problems` looks at) and merges them:
// maps merge deeply, all else replaces, what stands in the child wins, a null in the child removes
// what it inherits, and each value keeps its own place. Id and title are not inherited. A rubric
// that names nothing to extend extends rest-api; `extends: none` stands alone. Nothing when a file
// of the chain cannot be read.
std::optional<Node> read_extended(const std::string& source, Sources& sources, Problems& problems);

// The child laid over its base.
Node merged(Node base, Node child);

}  // namespace assay
