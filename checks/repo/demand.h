// SPDX-License-Identifier: MIT
// What the brief asks a repository to hold, as the runner lends it.
#pragma once

#include <algorithm>
#include <string_view>

#include "core/tape.h"

namespace assay::checks {

// The fact "demanded" lists the capabilities that the rubric requires.
inline bool is_demanded_here(const Tape& tape, std::string_view capability) {
  const Json& listed = tape.fact("demanded");
  return std::ranges::any_of(listed.items(),
                             [&](const Json& one) { return one.text() == capability; });
}

}  // namespace assay::checks
