// SPDX-License-Identifier: MIT
// Names that go through a list which the source writes out.
#pragma once

#include <set>
#include <string_view>

#include "repo/code/code.h"

namespace assay {

// table of "for (const table of tables)", "for table in tables" and "for _, table := range tables",
// where the list (or what its only name is given) holds literals alone, or objects of literals. A
// name that is a parameter or is given something else elsewhere counts as well: what is told is no
// proof.
std::set<std::string_view> listed_names(const Code& code);

}  // namespace assay
