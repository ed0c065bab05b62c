// SPDX-License-Identifier: MIT
// Cuts secrets from exchanges before anything is written.
#pragma once

#include <string>
#include <string_view>

#include "core/exchange.h"

namespace assay {

// The same exchange with credentials masked: Authorization, Cookie, Set-Cookie, X-Api-Key and the
// like in headers; password, token, secret and key members in JSON or form bodies and in the URL's
// query. A masked value keeps its length class, never its characters.
Exchange redacted(Exchange exchange);

// True for header, member and parameter names whose values are credentials.
bool is_secret_name(std::string_view name);

}  // namespace assay
