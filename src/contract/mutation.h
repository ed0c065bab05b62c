// SPDX-License-Identifier: MIT
// Bodies that break exactly one rule of a field, and bodies at the legal edge of each rule.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "contract/contract.h"
#include "contract/sample.h"
#include "core/json.h"

namespace assay {

enum class Rule { kMissing, kNull, kType, kEmpty, kLength, kRange, kFormat, kEnum };

// "missing", "null", …: the tail of val.field.<rule>.
std::string_view to_string(Rule rule);

struct Mutation {
  std::string field{};  // the contract's spelling; nested: "address.city", "lines[0].quantity"
  std::string what{};   // "quantity = 0, below its minimum of 1": for messages
  Json body{};          // the whole body, canonical names
  // False where both answers are legal and only a 5xx is not: 1e400, an integer beyond 32 bits, a
  // very long text without a declared maximum, an unknown member of an open enum, and every
  // mutation of a resource that states a sample instead of fields.
  bool must_reject = true;
};

// Every way to break one rule of each field that declares it, on top of a valid body; empty when no
// field declares the rule. Nothing coercible, nothing borderline; server-controlled fields are left
// alone. Immutable fields are mutated, since creation must hold them to their rules: a check of
// updates leaves them out by name. In each body unique fields are fresh, and the first free-text
// field that is not itself mutated carries the maker's marker.
std::vector<Mutation> mutations(const Resource& resource,
                                Rule rule,
                                const Json& valid,
                                SampleMaker& maker);

// Legal extremes: exactly min, max, shortest, longest, each enum member, both flags, null where
// nullable, optional omitted, zero between the bounds, Unicode names, e-mail with a plus tag or a
// long domain, a leap day. All of them must be accepted.
std::vector<Mutation> boundaries(const Resource& resource, const Json& valid, SampleMaker& maker);

}  // namespace assay
