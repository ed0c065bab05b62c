// SPDX-License-Identifier: MIT
// How a list is asked to be sorted, found by what the spellings do.
#pragma once

#include <string>

#include "dialect/paging.h"

namespace assay::checks {

// The query, encoded, that sorts the list by the first of the rubric's sort keys that any spelling
// works for; empty when none does, or when the list stands in that order anyway.
std::string sort_query(Session& session, const Walk& whole);

}  // namespace assay::checks
