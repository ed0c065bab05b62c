// SPDX-License-Identifier: MIT
// Invalid values that creation refuses: what other ways in must not let through either.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/exchange.h"
#include "core/json.h"
#include "dialect/session.h"

namespace assay::checks {

struct BrokenField {
  std::string field{};  // a member of the body
  std::string what{};   // "price = 0, below its minimum of 0.01"
  Json value{};         // of the whole member
};

// At most one for each field that may change, and at most `most`, each seen to be refused by POST
// (on the tape as "create with <what>"). What creation takes is val.field's to charge.
std::vector<BrokenField> refused_fields(Session& session, std::size_t most);

// The item's member as an answer shows it; a null where it does not.
Json shown_member(const Exchange& read, const std::string& resource, const std::string& field);

}  // namespace assay::checks
