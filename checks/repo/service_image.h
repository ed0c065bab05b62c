// SPDX-License-Identifier: MIT
// The one Dockerfile that is judged.
#pragma once

#include <algorithm>

#include "core/snapshot.h"

namespace assay::checks {

// The service's, by the order in which they were read; null when there is none with a stage.
inline const Dockerfile* service_image(const ContainerFacts& facts) {
  const auto found = std::ranges::find_if(
      facts.dockerfiles, [](const Dockerfile& file) { return !file.stages.empty(); });
  return found == facts.dockerfiles.end() ? nullptr : &*found;
}

}  // namespace assay::checks
