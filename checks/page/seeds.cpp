// SPDX-License-Identifier: MIT
// The shared set-up of the checks on paging.
#include "checks/page/seeds.h"

#include <algorithm>

#include <fmt/core.h>

namespace assay::checks {
namespace {

constexpr int kPages = 25;

std::string missing_of(const PagingStyle& style) {
  if (style.size_param.empty()) return "no paging was found";
  return fmt::format("'{}' sets the page size, and no way to the next page was found",
                     style.size_param);
}

}  // namespace

bool leads_on(const PagingStyle& style) {
  return style.kind == PagingKind::kOffset || style.kind == PagingKind::kPage ||
         style.kind == PagingKind::kCursor;
}

std::string not_found(const PagingStyle& style) {
  const std::string what = missing_of(style);
  return style.tried.empty() ? what : what + "; tried " + style.tried;
}

void halt_unpaged(Session& session, const PagingStyle& style) {
  if (session.resource().list.paging == Demand::kRequired) {
    // Which names were tried, that check says.
    session.block("blocked by page.default-bounded: " + missing_of(style));
  } else {
    session.skip(not_found(style));
  }
}

const PagingStyle* paged_list(Session& session) {
  const PagingStyle& style = learn_paging(session);
  if (!session.stopped() && !leads_on(style)) halt_unpaged(session, style);
  if (session.stopped()) return nullptr;
  note_seeds(session);
  return &style;
}

const PagingStyle* sized_list(Session& session) {
  const PagingStyle& style = learn_paging(session);
  if (!session.stopped() && style.size_param.empty()) {
    if (leads_on(style)) {
      session.skip("no parameter sets the page size; tried " + style.tried);
    } else {
      halt_unpaged(session, style);
    }
  }
  if (session.stopped()) return nullptr;
  note_seeds(session);
  return &style;
}

void note_seeds(Session& session) {
  session.tape().note("own", as_json(session.spoken(session.resource()).seeded));
}

std::set<std::string> noted_ids(const Tape& tape, std::string_view fact) {
  std::set<std::string> ids;
  for (const Json& id : tape.fact(fact).items())
    ids.insert(id.text());
  return ids;
}

Json as_json(const std::vector<std::string>& texts) {
  Json array = Json::array();
  for (const std::string& text : texts)
    array.push(text);
  return array;
}

Walk whole_list(Session& session) {
  const PagingStyle& style = session.spoken(session.resource()).paging;
  return walk(session, "whole list", {.size = style.large});
}

int walking_size(const PagingStyle& style, std::size_t items) {
  if (style.small == 0) return 0;
  const int wanted = (static_cast<int>(items) + kPages - 1) / kPages;
  return std::clamp(wanted, style.small, std::max(style.small, style.large));
}

}  // namespace assay::checks
