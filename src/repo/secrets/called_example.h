// SPDX-License-Identifier: MIT
// Keys of which the author's documents say that they are none of a service in use.
#pragma once

#include <string_view>
#include <vector>

#include "repo/walk.h"

namespace assay {

// True when a document names the file, or the folder that it stands in, and says on the same lines
// that what is there serves as an example or for development only.
bool is_called_example(const std::vector<SourceFile>& sources, std::string_view path);

// True when it says there how to make one of one's own: "openssl genrsa -out keys/private.pem".
bool is_told_how_to_make(const std::vector<SourceFile>& sources, std::string_view path);

}  // namespace assay
