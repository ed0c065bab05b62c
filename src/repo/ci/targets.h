// SPDX-License-Identifier: MIT
// What a command comes down to: scripts of manifests, targets of makefiles, shell scripts.
#pragma once

#include <string_view>

#include "repo/file_index.h"

namespace assay {

// True when the command, or what it calls in this repository, runs tests.
bool runs_tests(std::string_view command, const FileIndex& texts);

// True when the command runs a program of this repository ("go run ./build", "node ci.mjs"): what
// that does is known only as far as its source holds the commands that it gives.
bool runs_program(std::string_view command, const FileIndex& texts);

// True when a failure of the command is passed over ("npm test || true").
bool forgives(std::string_view command);

}  // namespace assay
