// SPDX-License-Identifier: MIT
// Finds the README and the documents beside it, and reads what they tell.
#pragma once

#include <string_view>

#include "core/snapshot.h"
#include "repo/walk.h"

namespace assay {

// True for documents whose text read_readme looks at.
bool is_document(std::string_view path);

// The README is the one nearest to the root (the root itself, docs/, one folder down; a link in the
// root is followed within the tree). A file that is named as the brief's comes after every other,
// and tells nothing of the author. Instructions and topics also count in the author's other
// documents: decision records, and files beside the README and in docs/.
Readme read_readme(const FolderWalk& walk);

}  // namespace assay
