// SPDX-License-Identifier: MIT
// Tests that are declared in a loop over a list that is written out: one for each of its elements.
#pragma once

#include <string_view>
#include <vector>

#include "repo/tests/found.h"

namespace assay {

// Gives the rows of the loops [a, b].each (forEach), also of lists with a name of their own, to the
// tests within that have none. `ends_by_column`: a loop ends at the first line that stands no
// further in (Ruby), else with the bracket of the call.
void add_rows_of_loops(const Code& code, bool ends_by_column, std::vector<FoundTest>& tests);

}  // namespace assay
