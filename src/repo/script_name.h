// SPDX-License-Identifier: MIT
// What the name that a project gave to a script or program says about its use.
#pragma once

#include <string_view>

#include "repo/commands.h"

namespace assay {

// A target or script: "start:dev", "test-e2e", "docker-up"; a name that says nothing does nothing.
CommandUse use_of_script(std::string_view name);

// A file that is called itself: a name that says nothing still runs.
CommandUse use_of_file(std::string_view path);

}  // namespace assay
