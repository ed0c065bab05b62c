// SPDX-License-Identifier: MIT
// What bubblewrap is asked for: a read-only system, a home of its own, writes kept apart.
#pragma once

#include <string>
#include <vector>

#include "candidate/candidate.h"
#include "candidate/spawn.h"
#include "core/result.h"

namespace assay {

// Whether bubblewrap is installed and allowed to work here; found out once.
bool sandbox_works();

// Where what the sandbox writes is kept, below the scratch folder.
std::string private_folder(const std::string& scratch);
std::string layers_folder(const std::string& scratch);

// How to start the command of this spec: in the sandbox when it asks for one and sandbox_works.
// Folder and scratch are absolute and without symbolic links.
Result<Spawn> confined(const LaunchSpec& spec);
Result<Spawn> unconfined(const LaunchSpec& spec);

}  // namespace assay
