// SPDX-License-Identifier: MIT
// From one merged tree to a Rubric.
#pragma once

#include "rubric/categories.h"
#include "rubric/load.h"
#include "rubric/node.h"
#include "rubric/problems.h"
#include "rubric/rubric.h"

namespace assay {

struct Decoded {
  Rubric rubric{};
  std::vector<std::vector<CheckPlace>> places{};  // of each category's checks
};

// `root` is what the rubric and all that it extends amount to.
Decoded decode_rubric(const Node& root,
                      const KnownChecks& known,
                      const LoadOptions& options,
                      Problems& problems);

}  // namespace assay
