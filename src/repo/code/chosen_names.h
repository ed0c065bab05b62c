// SPDX-License-Identifier: MIT
// Names that hold one of several texts which the source writes out.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "repo/code/code.h"

namespace assay {

// Those that the file gives at least two literals and nothing else, or lets go through a list of
// them, and that are no parameter of a function: column of "switch (sort) { case 'a': column =
// 'price'; break; default: column = 'id'; }". As they are written, and without PHP's dollar.
std::set<std::string_view> chosen_names(const std::string& path, const Code& code, Family family);

}  // namespace assay
