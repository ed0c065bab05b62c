// SPDX-License-Identifier: MIT
// Fills a list to ten times its length, and asks for the same things before and after.
#pragma once

#include <string>
#include <vector>

#include "dialect/session.h"

namespace assay::checks {

// What is asked before and after, by the name of its exchanges.
struct GrowthProbe {
  std::string name{};
  std::string path{};
  bool offset = false;  // a page that is found by counting the rows before it
};

// The item, the list, the filtered list, and a page near the end of one that is `items` long, each
// where the service has it.
std::vector<GrowthProbe> growth_probes(Session& session, int items);

// How many items the session's list shows; those that a long walk does not reach are left out.
int count_items(Session& session);

// Creates items of the resource a few at a time, within this time; the number that was
// acknowledged.
int fill(Session& session, int items, int within_ms);

}  // namespace assay::checks
