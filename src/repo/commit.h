// SPDX-License-Identifier: MIT
// Which commit a working tree stands at, read from git's files without running git.
#pragma once

#include <string>

#include "repo/folder.h"

namespace assay {

// The full hexadecimal id; empty without a .git folder, before the first commit, or where git keeps
// its references in a form that is not files (reftable).
std::string commit_of(const Folder& root);

}  // namespace assay
