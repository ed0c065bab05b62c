// SPDX-License-Identifier: MIT
// Items that tell a filter that works from one that does not.
#pragma once

#include <string>
#include <vector>

#include "dialect/paging.h"
#include "dialect/session.h"

namespace assay::checks {

// One of the rubric's filters, with the values that its items are made of.
struct FilterField {
  const Field* field = nullptr;
  Json one{};    // of some items
  Json other{};  // of the others
};

// Those of the rubric's filters that are scalar fields; what is left out, and why, goes into
// `left_out`.
std::vector<FilterField> filter_fields(Session& session, std::string& left_out);

struct OwnItem {
  std::string id{};
  Json sent{};
};

// Creates a valid item with these values. An empty id: the service did not take it.
OwnItem create_item(Session& session, const std::string& name, const Json& values);

// Creates `rounds` × 2 items: each field has its value `one` in some of them and `other` in the
// rest, no two fields in the same ones. Stops the gather when one is refused.
std::vector<OwnItem> create_mixed(Session& session,
                                  const std::vector<FilterField>& fields,
                                  int rounds);

// Ids of the items that were sent with this value of the field, or with another one.
std::vector<std::string> ids_with(const std::vector<OwnItem>& items,
                                  const Field& field,
                                  const Json& value);
std::vector<std::string> ids_without(const std::vector<OwnItem>& items,
                                     const Field& field,
                                     const Json& value);

// Leaves only what the walk shows. A list may hide an item by its state.
void keep_listed(std::vector<OwnItem>& items, const Walk& walk, const std::string& resource);

}  // namespace assay::checks
