// SPDX-License-Identifier: MIT
// A text that may be the key which a service signs its tokens with.
#pragma once

#include <string>

namespace assay {

// How a service may have come by it.
enum class KeyOrigin {
  kGiven,   // assay starts the service with it, or a file of this installation's own holds it
  kSample,  // an environment file, a compose file, a script, a README: meant to be replaced
  kCode,    // stands in the source, and is what the service falls back to
};

struct KnownKey {
  std::string text{};
  KeyOrigin origin = KeyOrigin::kCode;
  std::string file{};  // below the repository's root; empty when given
  int line = 0;        // 1-based
};

}  // namespace assay
