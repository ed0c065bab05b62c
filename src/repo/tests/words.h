// SPDX-License-Identifier: MIT
// The words that a name is made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// The words of "returns404WhenMissing", "rejects an empty name" and "test_not_found", in lower
// case.
std::vector<std::string> words_of_name(std::string_view name);

}  // namespace assay
