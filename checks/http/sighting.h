// SPDX-License-Identifier: MIT
// Whether an answer shows a certain item: alone, or in a list.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/exchange.h"

namespace assay::checks {

// The ids that an answer's item shows, the likeliest first; empty when it shows no item.
std::vector<std::string> shown_ids(const Exchange& answer, std::string_view resource);

// A 2xx with an item that has one of these ids. An item that shows no id at all counts, and so does
// any item where no id is known.
bool shows_item(const Exchange& answer,
                std::string_view resource,
                const std::vector<std::string>& ids);

// A 2xx with a list in which an item has one of these ids.
bool lists_item(const Exchange& answer,
                std::string_view resource,
                const std::vector<std::string>& ids);

}  // namespace assay::checks
