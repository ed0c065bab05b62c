// SPDX-License-Identifier: MIT
// Line coverage out of the files that coverage tools write.
#pragma once

#include <optional>
#include <string_view>

namespace assay {

struct Coverage {
  int covered = 0;
  int lines = 0;
};

// Cobertura, JaCoCo and Clover (XML), LCOV, and Go's profiles, told from one another by their
// beginnings. Nothing for anything else.
std::optional<Coverage> read_coverage(std::string_view text);

}  // namespace assay
