// SPDX-License-Identifier: MIT
// What the commands that a document tells do in this repository.
#pragma once

#include <string>
#include <vector>

#include "repo/commands.h"
#include "repo/document.h"
#include "repo/file_index.h"

namespace assay {

struct ToldCommands {
  CommandUse use{};                   // of all together
  std::vector<std::string> all{};     // of its code, in order
  std::vector<std::string> starts{};  // those that start the service, also such as stand bare
};

ToldCommands told_commands_in(const Document& document, const FileIndex& texts);

}  // namespace assay
