// SPDX-License-Identifier: MIT
// Whether an answer may be kept for others, and whether it is the same for them.
#pragma once

#include <string>
#include <string_view>

#include "core/exchange.h"

namespace assay::checks {

// Whether a shared cache may serve the answer to others unasked: it says public or s-maxage, and
// neither private, no-store, no-cache, an age of zero, nor Vary by the credential's header.
bool offered_to_all(const Exchange& answer, std::string_view credential);

// "Cache-Control: public, max-age=60", or "nothing to caches".
std::string directives_of(const Exchange& answer);

// Whether another reader of the same address gets something else, or a refusal. An answer that
// says "later", or breaks, is neither.
bool is_otherwise(const Exchange& own, const Exchange& other);

// Whether a request header chose another form of what two plain reads show alike.
bool is_negotiated(const Exchange& plain, const Exchange& again, const Exchange& negotiated);

// An answer that may be reused and does not name this request header in Vary.
bool lacks_vary(const Exchange& answer, std::string_view header);

}  // namespace assay::checks
