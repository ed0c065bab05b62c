// SPDX-License-Identifier: MIT
// Finding a gather's own items among everybody's, to count effects by the state.
#include <algorithm>
#include <set>

#include "core/text.h"
#include "dialect/compare.h"
#include "dialect/envelope.h"
#include "dialect/paging.h"

namespace assay {
namespace {

constexpr int kMostPages = 200;

// The fields that tell whose an item is.
std::vector<const Field*> telling_fields(const Resource& resource) {
  std::vector<const Field*> fields;
  if (const Field* free_text = free_text_field(resource)) fields.push_back(free_text);
  for (const Field& field : resource.fields) {
    if (field.unique && field.type != FieldType::kReference) fields.push_back(&field);
  }
  return fields;
}

// A list may show less of an item than its own address does.
bool are_shown(const std::vector<const Field*>& fields, const std::vector<Json>& items) {
  return items.empty() || std::ranges::any_of(items, [&](const Json& item) {
           return std::ranges::any_of(
               fields, [&](const Field* field) { return field_of(item, *field) != nullptr; });
         });
}

bool is_own(const Json& item,
            const std::string& marker,
            const Json& sent,
            const std::vector<const Field*>& telling) {
  if (contains_ignoring_case(item.dump(), marker)) return true;
  return std::ranges::any_of(telling, [&](const Field* field) {
    const Json* value = field->unique ? sent.find(field->name) : nullptr;
    const Json* shown = value == nullptr ? nullptr : field_of(item, *field);
    return shown != nullptr && same_value(*value, *shown, field);
  });
}

// A list that nobody has learned to page yet, and that cannot be the first page of more: it says
// so, or its length is none that anybody would choose for a page.
bool is_whole(const Page& page) {
  const auto length = static_cast<std::int64_t>(page.items.size());
  const PageLinks& links = page.links;
  if (!links.next.empty() || !links.cursor.empty() || !links.next_number.empty()) return false;
  if (links.has_more) return !*links.has_more;
  if (links.total_pages) return *links.total_pages <= 1;
  const bool chosen = length % 5 == 0 || length % 6 == 0 || length % 8 == 0;
  return links.total.value_or(length) == length && (length < 5 || !chosen);
}

// Without those that another page shows again.
std::vector<Json> once(const std::vector<Json>& items, const std::string& resource) {
  std::vector<Json> kept;
  std::set<std::string> seen;
  for (const Json& item : items) {
    const std::optional<std::string> id = id_of(item, resource);
    if (!id || seen.insert(*id).second) kept.push_back(item);
  }
  return kept;
}

// Learning seeds as one user; the asking goes on as before.
void learn_apart(Session& session) {
  const Principal& before = session.current();
  learn_paging(session);
  session.act_as(before);
}

}  // namespace

std::optional<std::vector<Json>> all_items(Session& session, const std::string& name) {
  const Resource& resource = session.resource();
  const ResourceDialect& spoken = session.spoken(resource);
  if (!spoken.paging_learned) {
    const Exchange& plain = session.get(name, session.collection(resource));
    const std::optional<Page> page = page_of(plain, resource.name);
    if (!page) return std::nullopt;
    if (is_whole(*page)) return once(page->items, resource.name);
    learn_apart(session);
    if (session.stopped()) return std::nullopt;
  }
  Walk whole = walk(session, name, {.size = spoken.paging.large, .most_pages = kMostPages});
  if (!whole.complete) return std::nullopt;
  return once(whole.seen.items(), resource.name);
}

std::optional<std::vector<Json>> own_items(Session& session,
                                           const std::string& name,
                                           const Json& sent) {
  const Resource& resource = session.resource();
  const std::string& marker = session.maker().marker();
  const std::vector<const Field*> telling = telling_fields(resource);
  const bool marked = contains_ignoring_case(sent.dump(), marker);
  if (telling.empty() && !marked) return std::nullopt;
  const std::optional<std::vector<Json>> all = all_items(session, name);
  if (!all) return std::nullopt;
  const std::vector<std::string>& seeded = session.spoken(resource).seeded;
  std::vector<Json> own;
  for (const Json& item : *all) {
    const std::vector<std::string> ids = ids_of(item, resource.name);
    const bool seed = std::ranges::any_of(
        ids, [&](const std::string& id) { return std::ranges::find(seeded, id) != seeded.end(); });
    if (seed || !is_own(item, marker, sent, telling)) continue;
    own.push_back(item);
  }
  if (own.empty() && !are_shown(telling, *all)) return std::nullopt;
  return own;
}

}  // namespace assay
