// SPDX-License-Identifier: MIT
// What a walk misses of the items that it was to show, and what it shows twice.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "dialect/page.h"

namespace assay::checks {

struct Gaps {
  std::vector<std::string> missing{};
  std::vector<std::string> doubled{};

  bool none() const { return missing.empty() && doubled.empty(); }
};

Gaps gaps_in(const Listed& seen, const std::set<std::string>& own);

// "misses 2 (id 7, …) and repeats 1 (id 9)".
std::string words_for(const Gaps& gaps);

}  // namespace assay::checks
