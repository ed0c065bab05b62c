// SPDX-License-Identifier: MIT
// Whether an error body names the field that it is about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// True when the field stands in the body as a key, as a step of a path (JSON Pointer, loc,
// "items[0].qty") or as a word of a text, in any case style or other spelling. Parts that repeat
// what the client sent do not count, and neither do the members that every error has: `name` in
// {"name": "ValidationError", "message": "…"} is no field. For a nested field give its last step.
bool names_field(std::string_view body,
                 std::string_view field,
                 const std::vector<std::string>& aka = {});

}  // namespace assay
