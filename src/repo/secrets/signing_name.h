// SPDX-License-Identifier: MIT
// Names of the keys that a service signs its own tokens and sessions with.
#pragma once

#include <string_view>

namespace assay {

// "JWT_SECRET", "SECRET_KEY", "session-secret", "app.jwtSecret"; no key of somebody else's service.
bool names_signing_key(std::string_view variable);

}  // namespace assay
