// SPDX-License-Identifier: MIT
// Whose an item is, as the item says it.
#pragma once

#include <string>
#include <vector>

#include "core/json.h"

namespace assay::checks {

struct OwnerMember {
  std::string name{};  // as the candidate spells it
  Json value{};        // a text or a number
};

// The members of an item that name its owner: owner_id, userId, created_by, …
std::vector<OwnerMember> owner_members(const Json& item);

}  // namespace assay::checks
