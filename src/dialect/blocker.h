// SPDX-License-Identifier: MIT
// Answers that refuse whoever asks in this way, not what was asked (catalogue, section 1, rule 5).
#pragma once

#include <string_view>

#include "core/exchange.h"

namespace assay {

enum class Blocker { kNone, kThrottle, kHost, kCsrf, kLogIn };

// kLogIn is a 401, or a redirect to a log-in page.
Blocker blocker_of(const Exchange& answer);

// Whether an address is that of a log-in page, by its path.
bool names_log_in(std::string_view address);

// "a CSRF check": for "blocked by …"; empty for kNone.
std::string_view to_string(Blocker blocker);

}  // namespace assay
