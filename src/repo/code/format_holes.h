// SPDX-License-Identifier: MIT
// Which value goes where in a text with verbs or braces.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace assay {

struct FormatHole {
  std::size_t at = 0;        // of its mark in the text
  std::size_t argument = 0;  // 0 for the first value
  bool text = true;          // false for %d and the like
};

// "%d %s" and, with `braces`, "{} {}" or "{0} {1}". Nothing where the order does not tell: %[1]s,
// %1$s, %*d, %(name)s, {name}.
std::optional<std::vector<FormatHole>> format_holes(std::string_view text, bool braces);

}  // namespace assay
