// SPDX-License-Identifier: MIT
// A change to an item that its readers must come to see.
#pragma once

#include <optional>
#include <string>

#include "core/json.h"
#include "dialect/session.h"

namespace assay::checks {

// Gives every field that may change another value, with the item's current validator: by PATCH
// where the resource has it, and by PUT where it has no PATCH or refuses it. The answer goes onto
// the tape under `name`. The new canonical members; nothing where nothing was changed.
std::optional<Json> change_item(Session& session, const std::string& name, const Made& made);

}  // namespace assay::checks
