// SPDX-License-Identifier: MIT
// Pages and the items on them.
#include "dialect/page.h"

#include <algorithm>
#include <utility>

#include "dialect/envelope.h"

namespace assay {
namespace {

// What tells one page from another: its ids, or its items where they show none.
std::string print_of(const Page& page, const std::vector<std::string>& ids) {
  std::string print;
  for (std::size_t i = 0; i < ids.size(); ++i)
    print += (ids[i].empty() ? page.items[i].dump() : ids[i]) + '\n';
  return print;
}

std::string known_id(const Json& item,
                     std::string_view resource,
                     const std::set<std::string>& own) {
  std::vector<std::string> ids = ids_of(item, resource);
  if (ids.empty()) return {};
  const auto mine = std::ranges::find_if(ids, [&](const auto& id) { return own.contains(id); });
  return mine == ids.end() ? std::move(ids.front()) : std::move(*mine);
}

}  // namespace

std::optional<Page> page_of(const Exchange& answer, std::string_view resource) {
  if (!answer.is_2xx()) return std::nullopt;
  if (answer.status() == 204) return Page{};
  const std::optional<Json> body = Json::parse(answer.response.body);
  const Json* list = body ? find_list(*body, resource) : nullptr;
  if (list == nullptr) return std::nullopt;
  Page page;
  for (const Json& element : list->items()) {
    const Json* item = find_item(element, resource);
    page.items.push_back(item == nullptr ? element : *item);
  }
  page.links = page_links(answer, *body);
  return page;
}

std::vector<std::string> ids_of_page(const Page& page,
                                     std::string_view resource,
                                     const std::set<std::string>& own) {
  std::vector<std::string> ids;
  for (const Json& item : page.items)
    ids.push_back(known_id(item, resource, own));
  return ids;
}

bool Listed::add(const Page& page) {
  if (repeats_) return false;
  const std::vector<std::string> ids = ids_of_page(page, resource_, own_);
  if (!ids.empty() && !prints_.insert(print_of(page, ids)).second) {
    repeats_ = true;
    return false;
  }
  lengths_.push_back(ids.size());
  ids_.insert(ids_.end(), ids.begin(), ids.end());
  items_.insert(items_.end(), page.items.begin(), page.items.end());
  return true;
}

Listed listed(const std::vector<const Exchange*>& pages,
              std::string_view resource,
              std::set<std::string> own) {
  Listed whole(resource, std::move(own));
  for (const Exchange* page : pages)
    whole.add(page_of(*page, resource).value_or(Page{}));
  return whole;
}

}  // namespace assay
