// SPDX-License-Identifier: MIT
// Reading an item's owner.
#include "checks/auth/owner.h"

#include <algorithm>
#include <array>

#include "dialect/names.h"

namespace assay::checks {
namespace {

constexpr std::array<std::string_view, 9> kNames{"ownerid", "owner",     "userid",
                                                 "user",    "createdby", "authorid",
                                                 "author",  "accountid", "customerid"};

}  // namespace

std::vector<OwnerMember> owner_members(const Json& item) {
  std::vector<OwnerMember> found;
  for (const auto& [name, value] : item.members()) {
    const bool scalar = value.is_number() || (value.is_string() && !value.text().empty());
    if (scalar && std::ranges::find(kNames, fold(name)) != kNames.end()) {
      found.push_back({name, value});
    }
  }
  return found;
}

}  // namespace assay::checks
