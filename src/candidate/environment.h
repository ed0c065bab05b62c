// SPDX-License-Identifier: MIT
// What a candidate sees of assay's environment, and which folders of the home its toolchains need.
#pragma once

#include <string>
#include <vector>

#include "core/world.h"

namespace assay {

// This process's value of a variable; empty when it has none.
std::string own_variable(const char* name);

// "NAME=value" lines: the little of our own environment that starts a toolchain, then HOME and
// TMPDIR, then `extra` over all of it.
std::vector<std::string> candidate_environment(const std::string& home,
                                               const std::string& temporary,
                                               const Environment& extra);

// Folders below `home` that hold installed toolchains and their caches, outermost only, sorted:
// those known by name, those on PATH and those that a toolchain variable names. Nothing in them is
// known to hold credentials, save for the files that secrets_in names.
std::vector<std::string> toolchain_folders(const std::string& home);

// Files with credentials that lie in toolchain folders of this home.
std::vector<std::string> secrets_in(const std::string& home);

}  // namespace assay
