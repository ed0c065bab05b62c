// SPDX-License-Identifier: MIT
// Finding a filter that works, from what it leaves of the list.
#include "checks/page/filtered.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <vector>

#include "core/text.h"
#include "dialect/names.h"

namespace assay::checks {
namespace {

std::string filtered_text(const Json& item, const std::string& field) {
  const Json* value = member(item, field);
  if (value == nullptr || value->is_null()) return {};
  return value->is_bool() ? (value->boolean() ? "true" : "false") : value->text();
}

// A value of the field that some items have and others do not: the rarest there is.
std::string telling_value(const std::vector<Json>& items, const std::string& field) {
  std::map<std::string, std::size_t> times;
  for (const Json& item : items)
    ++times[filtered_text(item, field)];
  times.erase("");
  const auto rarest =
      std::ranges::min_element(times, {}, [](const auto& each) { return each.second; });
  const bool tells = rarest != times.end() && rarest->second < items.size();
  return tells ? rarest->first : std::string();
}

}  // namespace

std::string walk_filtered(Session& session, const Walk& whole) {
  const Resource& resource = session.resource();
  const ResourceDialect& spoken = session.spoken(resource);
  for (const std::string& field : resource.list.filter) {
    const std::string value = telling_value(whole.seen.items(), field);
    if (value.empty() || session.stopped()) continue;
    const std::string query =
        percent_encoded(styled(field, spoken.style)) + "=" + percent_encoded(value);
    const Walk some =
        walk(session, "filtered by " + field, {.size = spoken.paging.large, .query = query});
    const std::vector<Json>& items = some.seen.items();
    const bool works = some.complete && !items.empty() &&
                       items.size() < whole.seen.items().size() &&
                       std::ranges::all_of(items, [&](const Json& item) {
                         return equals_ignoring_case(filtered_text(item, field), value);
                       });
    if (works) return field;
  }
  return {};
}

}  // namespace assay::checks
