// SPDX-License-Identifier: MIT
// Compares text with a committed golden file, or rewrites it when UPDATE_GOLDEN=1 is set.
#pragma once

#include <string>

namespace assay {

// `name` is a file of tests/golden/; a difference fails the running test and shows the first line
// that differs.
void expect_golden(const std::string& name, const std::string& actual);

}  // namespace assay
