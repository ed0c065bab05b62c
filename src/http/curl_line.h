// SPDX-License-Identifier: MIT
// A request as a curl command line that repeats it, secrets cut.
#pragma once

#include <string>

#include "core/exchange.h"

namespace assay {

// One line for a POSIX shell, quoted; bodies beyond 2,000 bytes are shortened and marked so.
std::string curl_line(const Request& request);

}  // namespace assay
