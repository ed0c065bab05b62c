// SPDX-License-Identifier: MIT
// Legal values that careless storage loses.
#pragma once

#include <string>
#include <vector>

#include "contract/contract.h"
#include "contract/sample.h"
#include "core/json.h"

namespace assay::checks {

struct Distinctive {
  std::string name{};  // "unicode text": for messages
  Json values{};       // members to lay over a valid body
};

// One for each kind of value that some field of the resource may hold by its declared rules: text
// beyond ASCII, digits as text, 0 and false, decimals of full scale, whole numbers beyond 2^53,
// times with an offset. Kinds that no field may hold are left out.
std::vector<Distinctive> distinctive_values(const Resource& resource, SampleMaker& maker);

}  // namespace assay::checks
