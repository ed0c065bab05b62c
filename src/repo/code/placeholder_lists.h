// SPDX-License-Identifier: MIT
// Lists of placeholders that are made as long as the values they stand for: "?, ?, ?" of IN (…).
#pragma once

#include <set>
#include <string_view>

#include "repo/code/code.h"

namespace assay {

// The names that hold nothing else wherever the file gives them something: places of
// "const places = ids.map(() => '?').join(', ')". As they are written, and without PHP's dollar.
std::set<std::string_view> placeholder_lists(const Code& code);

}  // namespace assay
