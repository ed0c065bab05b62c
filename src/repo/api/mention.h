// SPDX-License-Identifier: MIT
// Tools for trying an API that are spoken of, in a way to serve them that is not known here.
#pragma once

#include <string>
#include <string_view>

#include "core/snapshot_api.h"

namespace assay {

// Keeps the first mention in code, manifests and documents. `text` is in lower case.
void take_mention(const std::string& path, std::string_view text, ApiExamples& examples);

}  // namespace assay
