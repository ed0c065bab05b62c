// SPDX-License-Identifier: MIT
// A part of a list, cut out by one of the rubric's filters.
#pragma once

#include <string>

#include "dialect/paging.h"

namespace assay::checks {

// Walks the list by the first of the rubric's filters that demonstrably works, as "filtered by
// <field>", and returns that field; empty when none does.
std::string walk_filtered(Session& session, const Walk& whole);

}  // namespace assay::checks
