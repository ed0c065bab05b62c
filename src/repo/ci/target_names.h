// SPDX-License-Identifier: MIT
// The names that a repository gives to its own commands: targets, tasks and scripts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "repo/file_index.h"

namespace assay {

struct NamedTargets {
  std::string_view call{};  // what stands before a name to run it: "make", "npm run"
  // How a text calls the program: "make", "makefile".
  std::vector<std::string_view> programs{};
  std::vector<std::string> names{};
};

// Of makefiles, justfiles and Taskfiles, package.json and composer.json, in any folder; a program
// for which the repository names nothing is left out.
std::vector<NamedTargets> named_targets_in(const FileIndex& texts);

// The names that a line of a makefile or justfile gives to the rule that it begins; none for
// another line.
std::vector<std::string_view> names_of_rule(std::string_view line);

// True for the file that holds the targets of make or just, of Task.
bool is_rule_file(std::string_view path);
bool is_taskfile(std::string_view path);

}  // namespace assay
