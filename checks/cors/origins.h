// SPDX-License-Identifier: MIT
// Which origins an answer lets read it (Fetch standard, CORS protocol).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/exchange.h"
#include "dialect/session.h"

namespace assay::checks {

// The origins of the front-ends that the rubric declares; empty when it declares none.
std::vector<std::string> declared_origins(const Contract& contract);

// Access-Control-Allow-Origin, several lines as the browser joins them; empty when absent.
std::string allowed_origin(const Exchange& answer);

// Access-Control-Allow-Credentials: true.
bool allows_credentials(const Exchange& answer);

// Whether a page of this origin may read the answer; with a cookie "*" does not count.
enum class With { kCookie, kNoCookie };
bool lets_read(const Exchange& answer, std::string_view origin, With with);

// Whether requests are made as somebody whom a cookie identifies.
With cookie_of(const Principal& who);

// The same request, from a page of this origin.
Ask from_origin(Ask ask, const std::string& origin);

// How the front-end changes an item of the session's resource, unsent and without a body: by PUT,
// PATCH or DELETE where the resource has them, else by POST to its list.
Ask write_to(Session& session, const Made& made);

// The question that a browser asks before it sends such a request: without credentials.
Ask preflight_of(const Ask& ask, const std::string& origin);

}  // namespace assay::checks
