// SPDX-License-Identifier: MIT
// Requests that update or delete an item, with whatever lock the contract asks for.
#pragma once

#include <string>

#include "core/json.h"
#include "dialect/session.h"

namespace assay {

// A complete valid body for the item: every field that may change has a new value; immutable,
// unique and reference fields keep theirs.
Json replacement(Session& session, const Made& made);

// A PUT or PATCH of canonical members. Where the resource has a lock, the item's current validator
// is read first (onto the tape as "lock") and sent along.
Ask update(Session& session, const std::string& method, const Made& made, const Json& canonical);

// A DELETE of the item, with its validator where the resource has a lock.
Ask deletion(Session& session, const Made& made);

}  // namespace assay
