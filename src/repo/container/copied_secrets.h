// SPDX-License-Identifier: MIT
// Whether a file of settings that an image takes in holds secrets.
#pragma once

#include <string_view>
#include <vector>

#include "core/snapshot_container.h"
#include "repo/file_index.h"

namespace assay {

// Takes out of file.copied what cannot be told to be one: a .env that is in the repository without
// a secret, that the Dockerfile makes from an example or without one, or whose example asks for
// none. `text` is the Dockerfile's.
void keep_secrets_of(Dockerfile& file, std::string_view text, const FileIndex& texts);

}  // namespace assay
