// SPDX-License-Identifier: MIT
// What every criterion that a rubric writes itself has: id, title, points, severity, brief.
#pragma once

#include "rubric/node.h"
#include "rubric/reader.h"
#include "rubric/rubric.h"

namespace assay {

// Reads the common keys; the body is the whole node. The caller reads the rest and finishes.
Criterion read_criterion(MapReader& reader, CriterionKind kind);

// A question's levels as they were meant. Between braces, YAML ends a text at its comma and takes
// what follows for a key without a value; such a key goes back to the text before it.
Node joined_levels(const Node& levels);

}  // namespace assay
