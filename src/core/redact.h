// SPDX-License-Identifier: MIT
// Cuts secrets from exchanges before anything is written.
#pragma once

#include <string>
#include <string_view>

#include "core/exchange.h"

namespace assay {

// The same exchange with credentials masked: Authorization, Cookie, Set-Cookie, X-Api-Key and the
// like in headers; password, token, secret and key members in JSON or form bodies and in the URL's
// query. A masked value keeps its length class, never its characters. Names, structure and the
// order of everything stay; doing it twice changes nothing more. Linear in the bytes.
Exchange redacted(Exchange exchange);

// Free text (a log line, a body that is not JSON) with the values of secret names, bearer
// credentials, JSON Web Tokens and passwords inside URLs masked. Linear in the bytes.
std::string redacted_text(std::string_view text);

// True for header, member and parameter names whose values are credentials.
bool is_secret_name(std::string_view name);

// What stands in place of a secret: "(cut:8-31)" for one of 8 to 31 bytes.
std::string secret_mask(std::string_view secret);

}  // namespace assay
