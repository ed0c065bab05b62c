// SPDX-License-Identifier: MIT
// Commands of the runtimes whose arguments say most: package managers of JavaScript, and Python.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "repo/commands.h"

namespace assay {

// The first word at or after `from` that is no option and no option's value; empty without one.
std::string_view argument(const std::vector<std::string_view>& words, std::size_t from);

// npm, yarn, pnpm and bun.
CommandUse use_of_package_manager(const std::vector<std::string_view>& words);

CommandUse use_of_python(const std::vector<std::string_view>& words);

}  // namespace assay
