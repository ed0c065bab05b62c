// SPDX-License-Identifier: MIT
// Tests that the generator of a framework puts into every new project.
#pragma once

#include <string_view>

#include "repo/walk.h"

namespace assay {

// True for one that the author has left as it was made: by its file, its name and how little the
// file holds besides.
bool is_generated_test(const SourceFile& file, std::string_view name);

}  // namespace assay
