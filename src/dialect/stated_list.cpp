// SPDX-License-Identifier: MIT
// Telling sizes, positions, sort keys and filters by their names.
#include "dialect/stated_list.h"

#include <array>
#include <optional>
#include <string_view>

#include "core/word_list.h"
#include "dialect/names.h"
#include "dialect/openapi_document.h"
#include "dialect/paging_names.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 4> kSortWords{"sort", "order", "orderby", "sortby"};

void add_size(const std::string& name, const Json& rules, ListSpec& list) {
  const auto whole = [&](std::string_view key) -> std::optional<int> {
    const auto value = member_of(rules, key).as_int();
    const bool fits = value && *value > 0 && *value <= 1'000'000;
    return fits ? std::optional(static_cast<int>(*value)) : std::nullopt;
  };
  list.paging = Demand::kRequired;
  list.size_param = name;
  list.size_max = whole("maximum");
  list.default_max = whole("default");
  if (list.size_max && list.default_max > list.size_max) list.default_max.reset();
}

void add_sort(const Json& rules, Resource& resource) {
  for (const Json& value : member_of(rules, "enum").items()) {
    std::string field = value.text();
    if (field.starts_with('-') || field.starts_with('+')) field.erase(0, 1);
    const bool known = find_field(resource, field) != nullptr;
    if (known && !lists(resource.list.sort, field)) resource.list.sort.push_back(field);
  }
}

bool is_position(const std::string& name) {
  return lists(paging_names::kOffsets, name) || lists(paging_names::kPages, name) ||
         lists(paging_names::kCursors, name);
}

}  // namespace

void add_list_parameter(const std::string& name, const Json& rules, Resource& resource) {
  ListSpec& list = resource.list;
  if (lists(paging_names::kSizes, name) && list.size_param.empty()) {
    add_size(name, rules, list);
  } else if (is_position(name)) {
    list.paging = Demand::kRequired;
    list.position_param = name;
  } else if (lists(kSortWords, fold(name))) {
    add_sort(rules, resource);
  } else if (find_field(resource, name) != nullptr) {
    list.filter.push_back(name);
  }
}

}  // namespace assay
