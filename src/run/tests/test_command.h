// SPDX-License-Identifier: MIT
// How a submission's tests are run: by its own words, or as its ecosystem does.
#pragma once

#include <string>
#include <vector>

#include "core/snapshot.h"

namespace assay {

struct TestCommand {
  std::string command{};  // for /bin/sh
  std::string folder{};   // below the repository's root; empty: the root
  std::string source{};   // "README.md", "package.json"
};

// The likeliest first; empty when nothing tells. Those that need Docker, watch for changes or only
// lint are left out.
std::vector<TestCommand> test_commands(const Snapshot& repo);

// Whether the only test commands of its README need Docker.
bool tests_need_docker(const Snapshot& repo);

}  // namespace assay
