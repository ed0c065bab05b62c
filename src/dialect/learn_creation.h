// SPDX-License-Identifier: MIT
// Learning how an item of a resource is created, and where it is found again.
#pragma once

#include <optional>

#include "dialect/openapi.h"
#include "dialect/session.h"

namespace assay {

// Creates items in the spellings that a candidate may expect until one is understood whole, adopts
// the best one in the session's dialect, and binds what was seen. The spelling that the
// candidate's own document states is tried first.
void learn_creation(Session& session,
                    const Resource& resource,
                    const std::optional<StatedObject>& stated);

// Adopts an address that the candidate serves with a slash at its end only.
void adopt_slash(ResourceDialect& dialect, const std::string& base, const Exchange& answer);

}  // namespace assay
