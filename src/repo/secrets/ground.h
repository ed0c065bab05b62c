// SPDX-License-Identifier: MIT
// What a file is for, and so what a secret in it means.
#pragma once

#include <string_view>

namespace assay {

enum class Ground {
  kSource,    // code, and all that is shipped
  kSettings,  // values without quotes: .env, properties, YAML
  kAside,     // tests, documents, examples: what stands there is mostly made up
};

Ground ground_of(std::string_view path);

// True for keys and certificates that are named as made for one's own machine.
bool is_for_development(std::string_view path);

}  // namespace assay
