// SPDX-License-Identifier: MIT
// The {{holes}} of rubric text and bodies: finding and filling them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"

namespace assay {

// The names between braces, trimmed, in order. A hole ends at the "}}" that balances its own
// braces, so that a pattern may hold {3}; one that never ends is left out.
std::vector<std::string_view> holes_in(std::string_view text);

// What a hole's name stands for; nothing leaves the hole as it is.
using Filler = std::function<std::optional<std::string>(std::string_view name)>;

std::string filled(std::string_view text, const Filler& filler);
// The same in every string of a value. A string that is one hole and nothing else stays a string.
Json filled_body(const Json& value, const Filler& filler);

// The same with values of any kind.
using Lookup = std::function<std::optional<Json>(std::string_view name)>;
std::string filled_text(std::string_view text, const Lookup& lookup);
// Every hole of every text in a value filled. A text that is one hole and nothing else becomes the
// value itself, so that a number stays one.
Json filled_value(const Json& value, const Lookup& lookup);

// A scalar's characters; for other values their JSON.
std::string plain_text(const Json& value);

}  // namespace assay
