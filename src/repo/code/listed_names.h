// SPDX-License-Identifier: MIT
// Names that go through a list which the source writes out.
#pragma once

#include <set>
#include <string_view>

#include "repo/code/code.h"

namespace assay {

// table of "for (const table of tables)", "for table in tables" and "for _, table := range tables",
// where the list (or what its name was last given) holds literals alone, or objects of literals.
// Whether the name holds something else elsewhere is not asked.
std::set<std::string_view> listed_names(const Code& code);

}  // namespace assay
