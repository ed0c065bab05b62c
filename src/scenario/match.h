// SPDX-License-Identifier: MIT
// Whether an answer holds what an expectation names: members by name, lists in any order, values by
// what they mean.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "contract/contract.h"
#include "core/exchange.h"
#include "core/json.h"

namespace assay {

// The first thing that is not as wanted.
struct Mismatch {
  std::string where{};  // JSON Pointer into the answer, "status", or "header ETag"
  std::string wanted{};
  std::string found{};
};

// Nothing when the value is as wanted; null for one that is absent. Named members must match and
// others may be there; names compare in any case style, numbers as decimals, times as instants, ids
// as strings. A list of wanted elements is found in any order among others; [] is an empty list.
// A value that was cut from a saved run as a secret is taken for the one wanted.
std::optional<Mismatch> mismatch(const Json& wanted, const Json* found);

// The same for the body of an answer. Members are looked for in the item, and then in the whole
// body; lists are found in whatever stands around them. `resource` tells the fields that the answer
// is known to hold; null where none is.
std::optional<Mismatch> body_mismatch(const Json& wanted,
                                      std::string_view body,
                                      const Resource* resource);

// The same for a header. A plain text matches in any case, and whatever its parameters are; an
// address (Location) and a tag (ETag) match exactly.
std::optional<Mismatch> header_mismatch(const std::string& name,
                                        const Json& wanted,
                                        const Headers& headers);

// What a matcher or a value wants, in words: "at least 1", "a uuid", "\"paid\"".
std::string in_words(const Json& wanted);

}  // namespace assay
