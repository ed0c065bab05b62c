// SPDX-License-Identifier: MIT
// What a step keeps of an answer for the steps that follow.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dialect/session.h"
#include "scenario/fill.h"

namespace assay {

struct Answered {
  const Exchange& exchange;
  const Resource* resource = nullptr;  // that the answer is known to show; null for none
  const Made& made;                    // what the answer created, where it did
};

// The value at a JSON Pointer (RFC 6901): of the item first, then of the whole body, then, for what
// was created and is not shown, of what was sent. Names compare in any case style, and /id is
// whatever the item is known by. Or the value of "header NAME". Nothing where there is none.
std::optional<SavedValue> saved_from(std::string_view source, const Answered& answered);

// "header ETag" is ETag; empty for a pointer.
std::string_view header_of(std::string_view source);

// Whether what stands there is a credential.
bool is_secret_source(std::string_view source);

}  // namespace assay
