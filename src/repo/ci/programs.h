// SPDX-License-Identifier: MIT
// Build programs that a repository writes for itself, and the commands that stand in them.
#pragma once

#include <string_view>
#include <vector>

#include "repo/file_index.h"

namespace assay {

struct CalledProgram {
  bool own = false;                          // it is one of this repository
  std::vector<const SourceFile*> sources{};  // as far as they were read
};

// The program that the command runs: dotnet run --project a, go run ./a, python a.py, node a.mjs,
// nuke, mage.
CalledProgram program_of(const std::vector<std::string_view>& command, const FileIndex& texts);

// True when the source holds a command that runs tests: exec("go test ./..."), ["npm", "test"],
// Run("dotnet", "test a"), DotNetTest(…).
bool gives_test_command(const SourceFile& program);

}  // namespace assay
