// SPDX-License-Identifier: MIT
// Names that hold nothing which a stranger could have written into SQL.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "repo/code/code.h"

namespace assay {

// Numbers, constants, lists of placeholders and texts that the file chooses from; with
// `numeric_ids` also what getId() gives. Parts of the code's text.
std::set<std::string_view> trusted_names(const std::string& path,
                                         const Code& code,
                                         Family family,
                                         bool numeric_ids);

}  // namespace assay
