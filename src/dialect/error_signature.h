// SPDX-License-Identifier: MIT
// The key paths by which error bodies are told apart.
#pragma once

#include <string>
#include <vector>

#include "core/json.h"

namespace assay {

// Sorted, without what differs from error to error of one shape. A map from field names to texts is
// one path, whatever its fields; a list is one path, whatever it holds.
std::vector<std::string> error_signature(const Json& body);

}  // namespace assay
