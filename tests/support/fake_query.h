// SPDX-License-Identifier: MIT
// Filters and sort keys for a fake list, honest and otherwise.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/json.h"
#include "tests/support/fake_list.h"

namespace assay {

using Query = std::map<std::string, std::string>;
using Match = std::function<bool(const std::string& shown, const std::string& asked)>;

inline bool is_same(const std::string& shown, const std::string& asked) {
  return shown == asked;
}

// Keeps the items whose member `field` matches the parameter `name`, where it is sent.
inline void keep(std::vector<Json>& items,
                 const Query& query,
                 const std::string& name,
                 const std::string& field,
                 const Match& matches = is_same) {
  const auto asked = query.find(name);
  if (asked == query.end()) return;
  std::erase_if(items, [&](const Json& item) {
    const Json* shown = item.find(field);
    return shown == nullptr || !matches(shown->text(), asked->second);
  });
}

// Gives things a category and a price beside name and note. The list is filtered by category and by
// name, and is to be sorted by price and by name.
inline void stock_shop(ListScene& scene) {
  Resource& thing = scene.contract.resources[0];
  thing.fields.push_back({.name = "category", .members = {"book", "toy", "tool"}});
  thing.fields.push_back({.name = "price", .type = FieldType::kDecimal, .min = 0, .scale = 2});
  thing.list.filter = {"category", "name"};
  thing.list.sort = {"price", "name"};
  scene.list.arrange = [](const Query& query, std::vector<Json>& items) {
    keep(items, query, "category", "category");
    keep(items, query, "name", "name");
  };
}

}  // namespace assay
