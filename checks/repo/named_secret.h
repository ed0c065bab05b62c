// SPDX-License-Identifier: MIT
// How the checks of secrets speak of one.
#pragma once

#include <string>

#include "core/snapshot.h"

namespace assay::checks {

// "GitHub personal access token (ghp_(cut:32-127))"; once in brackets where all of it is cut.
inline std::string named(const SecretHit& hit) {
  const bool all_cut = hit.shown.starts_with('(');
  return hit.what + (all_cut ? " " + hit.shown : " (" + hit.shown + ")");
}

}  // namespace assay::checks
