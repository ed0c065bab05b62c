// SPDX-License-Identifier: MIT
// The value that a name is given, in code, settings and shell alike.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "repo/secrets/shape.h"

namespace assay {

struct Assigned {
  TextSpan name{};
  TextSpan value{};
  bool quoted = false;
};

// For a position within a name: API_KEY = "…", "apiKey": "…", api_key: …, -e KEY=…, key: str = "…".
// Nothing when no value follows on the same line.
std::optional<Assigned> assigned_at(std::string_view text, std::size_t at);

}  // namespace assay
