// SPDX-License-Identifier: MIT
// Learning how a list is paged (catalogue, section 3.4).
#include "dialect/learn_paging.h"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "core/text.h"
#include "dialect/names.h"

namespace assay {
namespace {

constexpr int kSeeds = 25;
constexpr int kProof = 101;  // so many in one answer prove that a list has no pages
constexpr int kMostProof = 251;
constexpr const char* kName = "learn paging";

std::optional<Probe> read(const Exchange& answer, const Resource& resource) {
  std::optional<Page> page = page_of(answer, resource.name);
  if (!page) return std::nullopt;
  std::vector<std::string> ids = ids_of_page(*page, resource.name);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i].empty()) ids[i] = page->items[i].dump();
  }
  return Probe{std::move(*page), std::move(ids), &answer};
}

bool shows_all(const Probe& plain, const Resource& resource, const ResourceDialect& spoken) {
  const std::set<std::string> own(spoken.seeded.begin(), spoken.seeded.end());
  const std::vector<std::string> ids = ids_of_page(plain.page, resource.name, own);
  return std::ranges::all_of(
      own, [&](const std::string& id) { return std::ranges::find(ids, id) != ids.end(); });
}

// One attempt; nothing when the list itself cannot be read.
std::optional<PagingStyle> learned(Session& session) {
  const Resource& resource = session.resource();
  const std::optional<Probe> plain = probe(session, {});
  if (!plain) {
    session.block(fmt::format("blocked by the list: GET {} {}", session.collection(resource),
                              answer_of(session.tape().at(kName))));
    return std::nullopt;
  }
  PagingStyle style;
  learn_size(session, *plain, style);
  learn_way_on(session, *plain, style);
  const bool nothing = style.kind == PagingKind::kUnknown && style.size_param.empty();
  if (!nothing || session.stopped() || !shows_all(*plain, resource, session.spoken(resource))) {
    return style;
  }
  const std::optional<Probe> ranged = probe(session, {}, {{"Range", "items=0-2"}});
  style.tried += ", the Range header";
  if (ranged && ranged->ids.size() == plain->ids.size()) style.kind = PagingKind::kNone;
  return style;
}

std::string described(const PagingStyle& style) {
  const std::string size =
      style.size_param.empty() ? "no size" : fmt::format("size by {}", style.size_param);
  switch (style.kind) {
    case PagingKind::kNone:
      return "none: everything comes at once; tried " + style.tried;
    case PagingKind::kUnknown:
      return fmt::format("{}, no way on found; tried {}", size, style.tried);
    case PagingKind::kOffset:
    case PagingKind::kPage:
    case PagingKind::kCursor:
      break;
  }
  const std::string way =
      style.position_param.empty() ? "" : ", position by " + style.position_param;
  const std::string from = style.kind == PagingKind::kCursor
                               ? (style.cursor_is_id ? " (the last item's id)" : "")
                               : fmt::format(" (from {})", style.first);
  return size + way + (way.empty() ? "" : from) + (style.links ? ", links" : "");
}

}  // namespace

std::optional<Probe> probe(Session& session, const Parameters& parameters, Headers headers) {
  return read(
      session.ask(kName, {.path = list_path(session, parameters), .headers = std::move(headers)}),
      session.resource());
}

bool names_a_field(const Resource& resource, std::string_view name) {
  return std::ranges::any_of(resource.fields,
                             [&](const Field& field) { return same_name(field.name, name); }) ||
         std::ranges::any_of(resource.list.filter,
                             [&](const std::string& filter) { return same_name(filter, name); });
}

const PagingStyle& learn_paging(Session& session) {
  const Resource& resource = session.resource();
  ResourceDialect& spoken = session.spoken(resource);
  seed_items(session, kSeeds);
  if (session.stopped() || spoken.paging_learned) return spoken.paging;
  std::optional<PagingStyle> style = learned(session);
  const int proof = std::clamp(resource.list.default_max.value_or(0) + 1, kProof, kMostProof);
  const bool prove =
      style && style->kind == PagingKind::kNone && resource.list.paging == Demand::kRequired;
  if (prove && !session.stopped()) {
    // The default page may just be longer than the list was.
    seed_items(session, proof);
    if (!session.stopped()) style = learned(session);
  }
  if (!style || session.stopped()) return spoken.paging;
  spoken.paging = std::move(*style);
  spoken.paging_learned = true;
  session.dialect().bind(resource.name + ".paging", described(spoken.paging), "observed",
                         session.tape().entries().back().exchange.id);
  return spoken.paging;
}

}  // namespace assay
