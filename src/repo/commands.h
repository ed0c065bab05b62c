// SPDX-License-Identifier: MIT
// Which commands a document shows, and which of them start a service or run its tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "repo/document.h"

namespace assay {

struct CommandUse {
  bool run = false;   // starts the service
  bool test = false;  // runs the tests
  bool pack = false;  // packs, which runs the tests as a step of it
};

// What two do together.
CommandUse both_of(const CommandUse& one, const CommandUse& other);

// What a line for a shell does; the parts between && and ; count together.
CommandUse use_of_command(std::string_view line);

// True for a command that runs the tests, be it on the way to a package.
bool tests_in_passing(std::string_view line);

// The commands of a document's code, in order, without prompts and comments; at most 200.
std::vector<std::string> commands_in(const Document& document);

}  // namespace assay
