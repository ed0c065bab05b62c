// SPDX-License-Identifier: MIT
// Starts a program in a session of its own, with nothing of ours but what is named.
#pragma once

#include <string>
#include <sys/types.h>
#include <vector>

#include "candidate/overlay.h"
#include "core/result.h"

namespace assay {

struct Spawn {
  std::vector<std::string> arguments{};    // the first is the program's absolute path
  std::vector<std::string> environment{};  // "NAME=value"
  std::string folder = "/";
  std::vector<Overlay> overlays{};  // mounted before it starts
  int output = -1;                  // becomes its standard output and error; -1: none
};

// The process id of the started program. Fails (kUndecided) when it could not be started.
Result<pid_t> spawn(const Spawn& what);

// Runs a program to its end, which may take `within_ms`: whether it ended with 0.
bool succeeds(const Spawn& what, int within_ms);

}  // namespace assay
