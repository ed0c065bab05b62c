// SPDX-License-Identifier: MIT
// Files without which a told command cannot start anything.
#pragma once

#include <string>
#include <string_view>

#include "repo/walk.h"

namespace assay {

// What the command needs and the repository does not keep ("a compose file", "app.py"); empty when
// it keeps it, or when nobody can tell.
std::string lacked_by(std::string_view command, const FolderWalk& walk);

}  // namespace assay
