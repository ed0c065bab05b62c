// SPDX-License-Identifier: MIT
// Sentences that tell how to start a service or run its tests, without a command.
#pragma once

#include <string_view>

#include "repo/commands.h"

namespace assay {

// "Open the solution in Visual Studio and press F5", "run the tests from the IDE". Linear.
CommandUse use_told_in(std::string_view prose);

}  // namespace assay
