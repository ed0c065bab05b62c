// SPDX-License-Identifier: MIT
// The words by which a rubric says what a value must be like, where it does not give the value.
#pragma once

#include <array>
#include <string_view>

#include "core/json.h"

namespace assay {

// {is: uuid}: what {is: …} may name.
inline constexpr std::array<std::string_view, 14> kKindWords{
    "present", "absent", "null", "string", "integer",   "number", "boolean",
    "array",   "object", "uuid", "date",   "date-time", "email",  "uri"};

// Words of a map that describes a value. The first three always do; the others describe whatever is
// no object, and are members to match where an object stands.
inline constexpr std::array<std::string_view, 10> kMatcherWords{
    "is", "not", "one_of", "min", "max", "matches", "count", "has", "in_order", "sum"};

bool is_matcher_word(std::string_view word);

// A map that holds nothing but matcher words.
bool is_matcher(const Json& wanted);
// The same where an object was found: a map with one of the words that always describe.
bool is_strict_matcher(const Json& wanted);

}  // namespace assay
