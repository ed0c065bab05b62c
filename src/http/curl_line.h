// SPDX-License-Identifier: MIT
// A request as a curl command line that repeats it, secrets cut.
#pragma once

#include <string>

#include "core/exchange.h"

namespace assay {

// One line for a POSIX shell, quoted. Headers that curl or the client sends anyway are left out,
// and the value of a credential is a variable to set before: "$TOKEN" for Authorization, else the
// header's name ("$X_API_KEY"). A body with characters that do not show or bytes that are not
// UTF-8 goes through printf. Bodies beyond 2,000 bytes are shortened and marked so.
std::string curl_line(const Request& request);

}  // namespace assay
