// SPDX-License-Identifier: MIT
// Finding out how a candidate's list is filtered, from what the spellings do.
#include "checks/query/find_filter.h"

#include <algorithm>
#include <set>

#include <fmt/core.h>

#include "checks/query/syntax.h"

namespace assay::checks {
namespace {

class FilterSearch {
 public:
  FilterSearch(Session& session,
               const FilterField& field,
               const std::vector<OwnItem>& items,
               const Walk& whole)
      : session_(session),
        field_(field),
        value_(value_text(field.one)),
        wanted_(ids_with(items, *field.field, field.one)),
        unwanted_(ids_without(items, *field.field, field.one)),
        first_page_(ids_on(*whole.pages.front())) {}

  FoundFilter run() {
    const NameStyle style = session_.spoken(session_.resource()).style;
    for (const std::string& key : keys_of(field_.field->name, field_.field, style)) {
      for (const std::string_view syntax : kFilterSyntaxes) {
        if (session_.stopped()) return best_;
        const bool plain = tried_++ == 0;
        try_one({std::string(syntax), key}, plain);
        if (best_.state == FilterState::kWorks) return best_;
      }
    }
    return best_;
  }

 private:
  std::set<std::string> ids_on(const Exchange& answer) const {
    const std::string& name = session_.resource().name;
    const std::optional<Page> page = page_of(answer, name);
    if (!page) return {};
    const std::vector<std::string> ids = ids_of_page(*page, name, {wanted_.begin(), wanted_.end()});
    return {ids.begin(), ids.end()};
  }

  void try_one(const QuerySpelling& spelling, bool plain) {
    const std::string query = filter_query(session_, spelling, value_);
    const PagingStyle& style = session_.spoken(session_.resource()).paging;
    const std::string size = style.large > 0 ? std::to_string(style.large) : "";
    const Exchange& answer =
        session_.get(attempt_name(*field_.field), page_path(session_, size, "", query));
    if (!page_of(answer, session_.resource().name)) {
      if (plain && answer.is_4xx()) best_.state = FilterState::kRefused;
      return;
    }
    if (ids_on(answer) == first_page_) return;
    FilterProbe probe{.walk = "filter " + query,
                      .what = fmt::format("{} = {}", field_.field->name, value_),
                      .wanted = wanted_,
                      .unwanted = unwanted_};
    FilterGap gap = look(session_, probe, query);
    if (!gap.missing.empty() && !waited_) {
      // An index that is filled behind the scenes gets its time.
      waited_ = true;
      session_.wait_ms(session_.contract().consistency_ms);
      probe.walk += " (later)";
      gap = look(session_, probe, query);
    }
    const bool works = gap.none();
    // What only the tool thought of may mean anything; it must show an effect on this field.
    const bool telling = plain || gap.missing.size() < wanted_.size();
    if (!works && (!telling || best_.state == FilterState::kWrong)) return;
    best_ = {works ? FilterState::kWorks : FilterState::kWrong, spelling, std::move(probe)};
    if (!works) return;
    ResourceDialect& spoken = session_.spoken(session_.resource());
    spoken.filters[field_.field->name] = spelling;
    session_.dialect().bind(
        fmt::format("filter.{}.{}", session_.resource().name, field_.field->name), query,
        "observed", answer.id);
  }

  Session& session_;
  const FilterField& field_;
  std::string value_;
  std::vector<std::string> wanted_;
  std::vector<std::string> unwanted_;
  std::set<std::string> first_page_;
  FoundFilter best_{};
  int tried_ = 0;
  bool waited_ = false;
};

}  // namespace

FoundFilter find_filter(Session& session,
                        const FilterField& field,
                        const std::vector<OwnItem>& items,
                        const Walk& whole) {
  return FilterSearch(session, field, items, whole).run();
}

std::string filter_query(Session& session,
                         const QuerySpelling& spelling,
                         const std::string& value) {
  return query_of(spelling.syntax, spelling.key, value, session.spoken(session.resource()).style);
}

std::string attempt_name(const Field& field) {
  return field.name + "?";
}

FilterGap look(Session& session, FilterProbe& probe, const std::string& query) {
  const Resource& resource = session.resource();
  const PagingStyle& style = session.spoken(resource).paging;
  // Later pages are query.filter-paged's to judge.
  const Walk seen =
      walk(session, probe.walk, {.size = style.large, .most_pages = 1, .query = query});
  const std::vector<std::size_t>& lengths = seen.seen.lengths();
  const bool room = !lengths.empty() && lengths.front() < static_cast<std::size_t>(style.large);
  probe.whole = seen.complete || room;
  return filter_gap(seen.pages, resource.name, probe.wanted, probe.unwanted);
}

FilterGap filter_gap(const std::vector<const Exchange*>& pages,
                     std::string_view resource,
                     const std::vector<std::string>& wanted,
                     const std::vector<std::string>& unwanted) {
  std::set<std::string> own(wanted.begin(), wanted.end());
  own.insert(unwanted.begin(), unwanted.end());
  const std::vector<std::string> ids = listed(pages, resource, own).ids();
  const auto is_shown = [&ids](const std::string& id) {
    return std::ranges::find(ids, id) != ids.end();
  };
  FilterGap gap;
  std::ranges::copy_if(wanted, std::back_inserter(gap.missing),
                       [&](const std::string& id) { return !is_shown(id); });
  std::ranges::copy_if(unwanted, std::back_inserter(gap.extra), is_shown);
  return gap;
}

}  // namespace assay::checks
