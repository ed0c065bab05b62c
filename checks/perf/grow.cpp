// SPDX-License-Identifier: MIT
// Many items in little time, and addresses that stay the same.
#include "checks/perf/grow.h"

#include <algorithm>
#include <utility>

#include "checks/query/syntax.h"
#include "dialect/envelope.h"
#include "dialect/paging.h"

namespace assay::checks {
namespace {

constexpr int kBatch = 300;
constexpr int kAtOnce = 4;  // a database of one file takes one writer at a time anyway
constexpr double kAtOnceRate = 100'000;
constexpr double kDeep = 0.9;  // of the list

// A filter that was seen to work, with the value of an own item.
std::string filtered_path(Session& session, const Json& item) {
  const Resource& resource = session.resource();
  const ResourceDialect& spoken = session.spoken(resource);
  for (const auto& [name, spelling] : spoken.filters) {
    const Field* field = find_field(resource, name);
    const Json* value = field == nullptr ? nullptr : field_of(item, *field);
    if (value == nullptr || value->text().empty()) continue;
    return session.collection(resource) + "?" +
           query_of(spelling.syntax, spelling.key, value->text(), spoken.style);
  }
  return {};
}

std::string deep_path(Session& session, int items) {
  const PagingStyle& style = session.spoken(session.resource()).paging;
  const int size = style.small;
  const int before = static_cast<int>(items * kDeep);
  if (size == 0) return {};
  if (style.kind == PagingKind::kOffset) {
    return page_path(session, std::to_string(size), std::to_string(style.first + before));
  }
  if (style.kind == PagingKind::kPage) {
    return page_path(session, std::to_string(size), std::to_string(style.first + before / size));
  }
  return {};
}

}  // namespace

std::vector<GrowthProbe> growth_probes(Session& session, int items) {
  const Resource& resource = session.resource();
  std::vector<GrowthProbe> probes;
  const std::string path = session.item_path(resource, session.spoken(resource).seeded.front());
  const Exchange& read = session.get("own item", path);
  if (read.is_2xx()) probes.push_back({"item", path});
  probes.push_back({"list", session.collection(resource)});
  const std::optional<Json> body = Json::parse(read.response.body);
  const Json* item = body && read.is_2xx() ? find_item(*body, resource.name) : nullptr;
  const std::string filtered = item == nullptr ? std::string() : filtered_path(session, *item);
  if (!filtered.empty()) probes.push_back({"filtered list", filtered});
  const std::string deep = deep_path(session, items);
  if (!deep.empty()) probes.push_back({.name = "deep page", .path = deep, .offset = true});
  return probes;
}

int count_items(Session& session) {
  const PagingStyle& style = session.spoken(session.resource()).paging;
  const Walk seen = walk(session, "count", {.size = style.large});
  return static_cast<int>(seen.seen.ids().size());
}

int fill(Session& session, int items, int within_ms) {
  const double until = session.world().now_ms() + within_ms;
  int made = 0;
  while (made < items && !session.stopped()) {
    const int left = static_cast<int>(until - session.world().now_ms());
    if (left <= 0) break;
    std::vector<Ask> asks;
    for (int i = 0; i < std::min(kBatch, items - made) && !session.stopped(); ++i)
      asks.push_back(session.creation(session.resource(), seed_body(session)));
    const std::size_t asked = asks.size();
    const LoadResult result = session.load(
        "filling",
        {.writes = std::move(asks), .rate = kAtOnceRate, .connections = kAtOnce, .drain_ms = left});
    const auto taken = static_cast<int>(
        std::ranges::count_if(result.writes, [](const Exchange& write) { return write.is_2xx(); }));
    made += taken;
    if (std::cmp_less(taken * 2, asked)) break;
  }
  return made;
}

}  // namespace assay::checks
