// SPDX-License-Identifier: MIT
// Bodies that break exactly one rule of a field, and bodies at the legal edge of each rule.
#pragma once

#include <string>
#include <vector>

#include "contract/contract.h"
#include "contract/sample.h"
#include "core/json.h"

namespace assay {

enum class Rule { kMissing, kNull, kType, kEmpty, kLength, kRange, kFormat, kEnum };

// "missing", "null", …: the tail of val.field.<rule>.
std::string_view to_string(Rule rule);

struct Mutation {
  std::string field{};  // the contract's spelling
  std::string what{};   // "quantity = 0, below its minimum of 1": for messages
  Json body{};          // the whole body, canonical names
  bool must_reject = true;  // false: may be stored or refused, but never breaks the server
};

// Every way to break one rule of each field that declares it, on top of a valid body; empty when no
// field declares the rule. Follows the traps of the catalogue: nothing coercible, nothing borderline.
std::vector<Mutation> mutations(const Resource& resource, Rule rule, const Json& valid,
                                SampleMaker& maker);

// Legal extremes: exactly min, max, shortest, longest, each enum member, optional omitted, Unicode
// names, e-mail with a plus tag, a leap day.
std::vector<Mutation> boundaries(const Resource& resource, const Json& valid, SampleMaker& maker);

}  // namespace assay
