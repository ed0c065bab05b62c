// SPDX-License-Identifier: MIT
// Tells a README that the company wrote from the author's, by its name alone.
#pragma once

#include <string_view>

#include "core/text.h"

namespace assay {

// CHALLENGE_README.md; README.md is always the author's.
inline bool is_brief_name(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const auto says = [&](std::string_view word) { return contains_ignoring_case(name, word); };
  return says("readme") && (says("challenge") || says("brief") || says("assignment"));
}

}  // namespace assay
