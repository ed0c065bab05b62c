// SPDX-License-Identifier: MIT
// Filling the {{holes}} of rubric text and bodies.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/json.h"

namespace assay {

// What a hole's name stands for; nothing leaves the hole as it is.
using Filler = std::function<std::optional<std::string>(std::string_view name)>;

std::string filled(std::string_view text, const Filler& filler);
// The same in every string of a value. A string that is one hole and nothing else stays a string.
Json filled_body(const Json& value, const Filler& filler);

}  // namespace assay
