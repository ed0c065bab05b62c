// SPDX-License-Identifier: MIT
// The `categories:` section: which criteria count, where, and for how much.
#pragma once

#include <string>
#include <vector>

#include "rubric/expand.h"
#include "rubric/node.h"
#include "rubric/problems.h"
#include "rubric/rubric.h"

namespace assay {

// A check as a category lists it, with the places of its id and of its weight (not written: 1).
struct CheckPlace {
  Spot id{};
  Spot weight{};
};

struct Categories {
  std::vector<Category> all{};
  std::vector<std::vector<CheckPlace>> places{};  // of each category's checks, in their order
};

struct CategoryContext {
  const Contract& contract;
  const CheckNames& checks;
  const WeightTable& weights;
  Level level = Level::kMid;
};

// Expands ids and globs. A check that two categories list goes to the one that names it more
// closely; equally close is a problem, as are ids that repeat and categories without a criterion.
Categories decode_categories(const Node& node, const CategoryContext& context, Problems& problems);

}  // namespace assay
