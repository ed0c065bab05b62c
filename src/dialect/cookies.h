// SPDX-License-Identifier: MIT
// Cookies and CSRF tokens: what carries a browser's session from one request to the next.
#pragma once

#include <string>

#include "core/exchange.h"

namespace assay {

// The headers that carry on the session which an answer is part of: Cookie, with what its request
// sent and what it set, and the CSRF token in the headers that frameworks look for. The token is
// taken from a cookie (XSRF-TOKEN, csrftoken, csrfToken), from the body's JSON (csrf_token) or a
// page's meta tag or hidden input, else from the request. Empty when there is neither.
Headers session_headers(const Exchange& answer);

// The name of a cookie that the answer sets and that is more than a CSRF token; empty when none is.
std::string session_cookie(const Exchange& answer);

// The CSRF token among headers; empty when there is none.
std::string csrf_token_of(const Headers& headers);

}  // namespace assay
