// SPDX-License-Identifier: MIT
// Asking for a new state until it shows to whoever asks.
#pragma once

#include <functional>
#include <string>

#include "core/tape.h"
#include "dialect/session.h"

namespace assay::checks {

using Fresh = std::function<bool(const Exchange&)>;

// Reads an address until what it shows is fresh four times in a row, of which three on connections
// of their own (workers may cache apart), or until the consistency window has passed. Every answer
// goes onto the tape under the name.
void poll(Session& session, const std::string& name, const std::string& path, const Fresh& fresh);

}  // namespace assay::checks
