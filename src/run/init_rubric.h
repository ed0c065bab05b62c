// SPDX-License-Identifier: MIT
// A first rubric: an example, or what an OpenAPI document already says.
#pragma once

#include <string>

#include "core/result.h"

namespace assay {

// YAML that loads as a rubric. `openapi` is the path of a document (2.0, 3.0, 3.1; JSON or YAML of
// up to 2 MiB), or empty: an example. Fails with kUsage where the file cannot be read, is no such
// document, or states no resource.
Result<std::string> init_rubric(const std::string& openapi);

}  // namespace assay
