// SPDX-License-Identifier: MIT
// Walks a filtered list page by page.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/page/gaps.h"
#include "checks/page/seeds.h"
#include "checks/query/family.h"
#include "checks/query/find_filter.h"
#include "checks/query/syntax.h"

namespace assay::checks {
namespace query_filter_paged {
namespace {

constexpr Meta kMeta{
    .id = "query.filter-paged",
    .title = "A filter holds on every page",
    .failure_title = "A filter does not hold on every page",
    .why = "Who follows the pages of a filtered list gets what he did not ask for, or loses items.",
    .fix =
        "Repeat the filter in the links to other pages, and count and cut what it leaves, not the "
        "whole list.",
    .source = "AIP-158: the same arguments for each page token",
    .severity = Severity::kMajor,
    .needs = need::kPaging | need::kFilter,
};

constexpr std::string_view kWalk = "filtered walk";
constexpr std::string_view kPlain = "whole walk";
constexpr int kMostPages = 200;

struct Trial {
  std::vector<OwnItem> items{};
  FoundFilter filter{};
};

// Enough items with the field's first value for three pages, and how the list is filtered by it.
std::optional<Trial> try_field(Session& session, const FilterField& field, int size) {
  Trial trial{.items = create_mixed(session, {field}, 2 * size + 1)};
  if (session.stopped()) return std::nullopt;
  const Walk whole = whole_list(session);
  if (session.stopped()) return std::nullopt;
  keep_listed(trial.items, whole, session.resource().name);
  if (trial.items.empty()) return std::nullopt;
  trial.filter = find_filter(session, field, trial.items, whole);
  return trial.filter.state == FilterState::kWorks ? std::optional(std::move(trial)) : std::nullopt;
}

bool walk_is_sound(Session& session, const Walk& walk, const FilterProbe& probe) {
  const std::set<std::string> wanted(probe.wanted.begin(), probe.wanted.end());
  const Listed seen = listed(walk.pages, session.resource().name, wanted);
  const FilterGap gap =
      filter_gap(walk.pages, session.resource().name, probe.wanted, probe.unwanted);
  return gap.none() && gaps_in(seen, wanted).none();
}

void walk_by_pages(Session& session, const FilterProbe& probe, const std::string& query, int size) {
  session.tape().note("what", probe.what);
  session.tape().note("size", size);
  session.tape().note("wanted", as_json(probe.wanted));
  session.tape().note("unwanted", as_json(probe.unwanted));
  const Walk filtered =
      walk(session, std::string(kWalk), {.size = size, .most_pages = kMostPages, .query = query});
  session.tape().note("broke", filtered.endless ? "" : filtered.broke);
  // Pages that lose items without a filter lose them here as well: page.full-walk charges that.
  if (!session.stopped() && !walk_is_sound(session, filtered, probe)) {
    walk(session, std::string(kPlain), {.size = size, .most_pages = kMostPages});
  }
}

void gather(Session& session) {
  const PagingStyle* style = paged_list(session);
  if (style == nullptr) return;
  if (style->small == 0) return session.skip("the page size cannot be chosen");
  const int size = std::max(2, style->small);
  std::string left_out;
  const std::vector<FilterField> fields = filter_fields(session, left_out);
  for (const FilterField& field : fields) {
    if (session.stopped()) return;
    if (field.field->unique) continue;
    const std::optional<Trial> trial = try_field(session, field, size);
    if (!trial) continue;
    const std::string query = filter_query(session, trial->filter.spelling, value_text(field.one));
    return walk_by_pages(session, trial->filter.probe, query, size);
  }
  if (session.stopped()) return;
  if (fields.empty()) return session.skip("no filter can be told: " + left_out);
  session.block("blocked by query.filter: no filter works that several items can match");
}

// The first page that shows an item that does not match; null when none does.
const Exchange* first_loss(const Tape& tape, const std::set<std::string>& unwanted, int& number) {
  number = 0;
  for (const Exchange* answer : tape.all(kWalk)) {
    ++number;
    const std::optional<Page> page = page_of(*answer, tape.subject());
    if (!page) continue;
    for (const std::string& id : ids_of_page(*page, tape.subject(), unwanted)) {
      if (unwanted.contains(id)) return answer;
    }
  }
  return nullptr;
}

Finding judge(const Tape& tape) {
  const std::vector<const Exchange*> pages = tape.all(kWalk);
  if (pages.empty()) return inconclusive("the filtered list was not walked");
  const std::set<std::string> wanted = noted_ids(tape, "wanted");
  const std::set<std::string> unwanted = noted_ids(tape, "unwanted");
  const std::string& what = tape.fact("what").text();
  const std::string& size = tape.fact("size").text();
  if (tape.find(kPlain) != nullptr) {
    std::set<std::string> own = wanted;
    own.insert(unwanted.begin(), unwanted.end());
    if (!gaps_in(listed(tape.all(kPlain), tape.subject(), own), own).none()) {
      return inconclusive("blocked by page.full-walk: without a filter, the walk loses items too");
    }
  }
  int number = 0;
  if (const Exchange* lost = first_loss(tape, unwanted, number)) {
    return fail({{.exchange = lost->id}, {.exchange = pages.front()->id}},
                {.message = fmt::format("page {} of the list with {} shows items that do not match",
                                        number, what),
                 .expected = "the filter on every page",
                 .observed = "created items with another value"});
  }
  const Listed seen = listed(pages, tape.subject(), wanted);
  const Gaps gaps = gaps_in(seen, wanted);
  const std::string& broke = tape.fact("broke").text();
  if (!gaps.none()) {
    return fail(*pages.back(),
                {.message = fmt::format("walking the list with {} by pages of {} {}", what, size,
                                        words_for(gaps)),
                 .expected = fmt::format("each of {} created items once", wanted.size()),
                 .observed = words_for(gaps) + (broke.empty() ? "" : "; " + broke)});
  }
  const auto full = std::ranges::count_if(seen.lengths(), [](auto length) { return length > 0; });
  if (full < 2) return inconclusive("everything that matches came on one page");
  return pass(*pages.front());
}

}  // namespace
}  // namespace query_filter_paged
const Check kFilterPaged{query_filter_paged::kMeta, query_filter_paged::gather,
                         query_filter_paged::judge};
}  // namespace assay::checks
