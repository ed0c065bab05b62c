// SPDX-License-Identifier: MIT
// Values that a repository tells to everybody who is to run it.
#pragma once

#include <string_view>
#include <vector>

namespace assay {

// What an example of an environment file gives to its variables, and the passwords that a compose
// file gives to the databases which it starts. Parts of `text`.
std::vector<std::string_view> values_told_openly(std::string_view path, std::string_view text);

}  // namespace assay
