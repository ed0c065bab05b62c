// SPDX-License-Identifier: MIT
// How the checks of secrets speak of one.
#pragma once

#include <string>

#include "core/snapshot.h"

namespace assay::checks {

// "GitHub personal access token (ghp_…)": with what shows of it, and without the mark for the rest.
inline std::string named(const SecretHit& hit) {
  const std::size_t cut = hit.shown.find("(cut:");
  constexpr std::size_t kTelling = 16;  // longer beginnings are part of the secret's encoding
  if (cut == 0 || hit.shown.empty() || (cut != std::string::npos && cut > kTelling))
    return hit.what;
  return hit.what + " (" + hit.shown.substr(0, cut) + (cut == std::string::npos ? ")" : "…)");
}

}  // namespace assay::checks
