// SPDX-License-Identifier: MIT
// Trying spellings until the items stand in order.
#include "checks/page/sort_query.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <vector>

#include "checks/query/syntax.h"
#include "core/text.h"
#include "dialect/names.h"

namespace assay::checks {
namespace {

constexpr std::size_t kFewest = 5;

std::vector<Json> values_of(const std::vector<Json>& items, const std::string& key) {
  std::vector<Json> values;
  for (const Json& item : items) {
    const Json* value = member(item, key);
    const bool scalar = value != nullptr && (value->is_number() || value->is_string());
    if (scalar) values.push_back(*value);
  }
  return values;
}

// Decimals as text are numbers, too.
std::optional<double> number_in(const Json& value) {
  if (value.is_number()) return value.as_double();
  char* stop = nullptr;
  const double number = std::strtod(value.text().c_str(), &stop);
  const bool whole = !value.text().empty() && *stop == '\0';
  return whole ? std::optional(number) : std::nullopt;
}

bool before(const Json& left, const Json& right) {
  const std::optional<double> a = number_in(left);
  const std::optional<double> b = number_in(right);
  if (a && b) return *a < *b;
  return lower(left.text()) < lower(right.text());
}

bool are_sorted(const std::vector<Json>& values) {
  return values.size() >= kFewest && std::ranges::is_sorted(values, before) &&
         before(values.front(), values.back());
}

}  // namespace

std::string sort_query(Session& session, const Walk& whole) {
  const Resource& resource = session.resource();
  const ResourceDialect& spoken = session.spoken(resource);
  const std::string size = spoken.paging.large > 0 ? std::to_string(spoken.paging.large) : "";
  for (const std::string& key : resource.list.sort) {
    const std::vector<Json> standing = values_of(whole.seen.items(), key);
    if (standing.size() < kFewest || std::ranges::is_sorted(standing, before)) continue;
    for (const SortSyntax& syntax : kSortSyntaxes) {
      if (session.stopped()) return {};
      const std::string query =
          query_of(syntax.ascending, styled(key, spoken.style), "", spoken.style);
      const Exchange& answer = session.get("sort", page_path(session, size, "", query));
      const std::optional<Page> page = page_of(answer, resource.name);
      if (page && are_sorted(values_of(page->items, key))) return query;
    }
  }
  return {};
}

}  // namespace assay::checks
