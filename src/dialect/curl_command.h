// SPDX-License-Identifier: MIT
// A curl command of a README as a request to the candidate.
#pragma once

#include <optional>
#include <string_view>

#include "dialect/session.h"

namespace assay {

struct CurlExample {
  Ask ask{};              // its path is what follows the host
  bool has_hole = false;  // a token, id or other value is left to the reader: <token>, $TOKEN, {id}
};

// Nothing when it is no curl command, sends files, or names no URL.
std::optional<CurlExample> read_curl(std::string_view command);

}  // namespace assay
