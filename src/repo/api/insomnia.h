// SPDX-License-Identifier: MIT
// Collections of one tool that names its files as it likes.
#pragma once

#include "repo/walk.h"

namespace assay {

// Insomnia writes JSON of any form under its own name, YAML that says what it is, and a folder for
// each kind of thing where it is synchronised with git.
bool is_insomnia(const SourceFile& file);

}  // namespace assay
