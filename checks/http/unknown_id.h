// SPDX-License-Identifier: MIT
// Ids that no item has, in the style of one that an item has.
#pragma once

#include <string>
#include <string_view>

#include "contract/sample.h"

namespace assay::checks {

// Well-formed for the style seen: a number far above it, a new UUID, or the same kinds of
// characters in the same places (hexadecimal stays hexadecimal; the first half is kept).
std::string unknown_id(std::string_view known, SampleMaker& maker);

}  // namespace assay::checks
