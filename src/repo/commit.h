// SPDX-License-Identifier: MIT
// Which commits a repository's references name, read from git's files without running git.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "repo/folder.h"

namespace assay {

// True for a repository without a working tree: HEAD, objects and refs stand in the folder itself.
bool is_bare(const Folder& root);

// The commit that HEAD names in git's folder: its full hexadecimal id; empty before the first
// commit, or where git keeps its references in a form that is not files (reftable).
std::string head_commit(const Folder& git);
// The same for a working tree; empty without a .git folder.
std::string commit_of(const Folder& root);

// The ids that HEAD and every reference name, each once; at most 100,000.
std::vector<std::string> reference_ids(const Folder& git);

}  // namespace assay
