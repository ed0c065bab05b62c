// SPDX-License-Identifier: MIT
// Where the functions of a file begin and end.
#pragma once

#include <vector>

#include "repo/code/functions.h"

namespace assay {

// Their names and spans, in the order of their beginnings; nothing is counted yet.
std::vector<Function> find_functions(const Code& code, Family family);

}  // namespace assay
