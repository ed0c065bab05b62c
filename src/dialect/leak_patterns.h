// SPDX-License-Identifier: MIT
// What gives internals away, as patterns.
#pragma once

#include <span>
#include <string_view>

#include "dialect/leak.h"

namespace assay {

struct LeakPattern {
  LeakKind kind = LeakKind::kPath;
  std::string_view expression{};
};

// The gravest kinds first.
std::span<const LeakPattern> leak_patterns();

}  // namespace assay
