// SPDX-License-Identifier: MIT
// Every built-in check.
#pragma once

#include <span>

#include "core/check.h"

namespace assay::checks {

// By family; a run takes them by stage, and within a stage in this order.
std::span<const Check* const> all_checks();

}  // namespace assay::checks
