// SPDX-License-Identifier: MIT
// Documents that tell how to run the tests by a list of targets.
#pragma once

#include <string_view>

#include "repo/file_index.h"

namespace assay {

// True when the text speaks of make, just, Task, npm or composer, lists by name what they run
// ("`unit-test`: runs the tests", "test    Run the tests"), at least two of those names are there,
// and one of them runs the tests.
bool lists_test_target(std::string_view text, const FileIndex& texts);

}  // namespace assay
