// SPDX-License-Identifier: MIT
// Refusals of a valid request that convict nobody.
#pragma once

#include <string>

#include "core/exchange.h"

namespace assay::checks {

// Why this refusal decides nothing: no answer, throttling, a host or CSRF check, a right or a
// credential that the rubric does not name. Empty when it does decide.
std::string excuse(const Exchange& answer);

// "answered 400: {"error":"…"}", with the start of the body where there is one.
std::string answer_with_body(const Exchange& answer);

}  // namespace assay::checks
