// SPDX-License-Identifier: MIT
// Bodies that say "refused", whatever the status says.
#pragma once

#include <optional>
#include <string>

#include "core/exchange.h"
#include "core/json.h"

namespace assay {

// What in the body says that the operation was refused ("success is false"); nothing when nothing
// does. An item that has its own id is data, even with an `error` or a `status` of its own.
std::optional<std::string> says_refused(const Json& body);

// The same of an answer with a 2xx: a refusal dressed as success. 202 and 207 may speak of parts or
// of later failures, and large bodies are no refusals.
std::optional<std::string> refused_in_words(const Exchange& answer);

// A 2xx that is no such refusal.
bool is_accepted(const Exchange& answer);

}  // namespace assay
