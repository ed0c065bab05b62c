// SPDX-License-Identifier: MIT
// Whether an OpenAPI document (2.0, 3.0, 3.1, 3.2) is one that tools can read.
#pragma once

#include <string>
#include <vector>

#include "core/json.h"

namespace assay {

enum class OpenApiFault {
  kMinor,       // tools live with it: a name used twice, a description left out
  kUnresolved,  // a reference that leads nowhere
  kBroken,      // no tool can make sense of it
};

struct OpenApiProblem {
  OpenApiFault fault = OpenApiFault::kMinor;
  std::string where{};  // JSON Pointer
  std::string what{};
};

// The worst first, at most 50. References to other files are passed over.
std::vector<OpenApiProblem> openapi_problems(const Json& document);

}  // namespace assay
