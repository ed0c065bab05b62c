// SPDX-License-Identifier: MIT
// Asking for a version as the rubric says it is chosen.
#pragma once

#include <string>

#include "contract/contract.h"
#include "dialect/session.h"

namespace assay::checks {

// Turns the session to the resource whose path a version's path ends with ("/v1/products"), where
// there is one.
void turn_to_resource_of(Session& session, const std::string& path);

Ask version_ask(const ApiVersion& version);

}  // namespace assay::checks
