// SPDX-License-Identifier: MIT
// Where a service meets HTTP, and whether it speaks to its database in the same place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/snapshot_code.h"
#include "repo/code/code.h"

namespace assay {

// Routes that a file registers or annotates.
int endpoints_in(const Code& code, Family family);

// The first statement of SQL or call of a driver in a file; line 0 when there is none.
Place storage_use_in(const std::string& path, const Code& code);

// "http", "logic" or "storage", as the path names it; empty when it names none.
std::string_view layer_of(std::string_view path);

}  // namespace assay
