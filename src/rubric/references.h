// SPDX-License-Identifier: MIT
// The order in which resources can be created: what is referred to comes first.
#pragma once

#include <vector>

#include "contract/contract.h"
#include "rubric/node.h"
#include "rubric/problems.h"

namespace assay {

// Sorts `resources` so that each stands behind those it refers to, file order kept otherwise. A
// reference to an unknown resource, and a circle of required references, are problems; an optional
// reference gives way, since a body can do without it. `node` is the map they were read from.
void order_by_reference(const Node& node, std::vector<Resource>& resources, Problems& problems);

}  // namespace assay
