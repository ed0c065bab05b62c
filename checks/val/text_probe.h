// SPDX-License-Identifier: MIT
// Storing a text in a free-text field as it stands in JSON, and reading what came of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/tape.h"
#include "dialect/session.h"

namespace assay::checks {

// The resource's free-text field, noted as fact "field"; null, and the gather is stopped, when it
// has none.
const Field* text_field(Session& session);

// POSTs a valid body with this text in the field, as `name`, and reads the item as "<name> (read)".
// `json` is the inside of a JSON string, escapes included: "a\\u0000b". Gives the item's id; empty
// when none was made.
std::string store_text(Session& session,
                       const std::string& name,
                       const Field& field,
                       const std::string& json);

// What the item of store_text() shows in the field; nothing when it was refused or does not show.
std::optional<std::string> stored_text(const Tape& tape, const std::string& name);

}  // namespace assay::checks
