// SPDX-License-Identifier: MIT
// Holds the counts that a list states against its items, before and after a create and a delete.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "checks/page/family.h"
#include "checks/page/filtered.h"
#include "checks/page/seeds.h"
#include "core/tally.h"
#include "core/text.h"
#include "dialect/update.h"

namespace assay::checks {
namespace page_total {
namespace {

constexpr Meta kMeta{
    .id = "page.total",
    .title = "Counts and signs of more pages tell the truth",
    .failure_title = "Counts or signs of more pages are wrong",
    .why =
        "A client that shows 'page 1 of 9' or a next button believes what the list says of "
        "itself.",
    .fix =
        "Count with the filter of the list itself, and say that there is more only when there "
        "is.",
    .source = "AIP-158, total_size; Zalando REST guidelines 254",
    .severity = Severity::kMinor,
    .needs = need::kPaging,
};

// The stated total of a page. A `count` is one where it was seen to count more than the page.
std::optional<std::int64_t> total_of(const Page& page, bool count_is_total) {
  return page.links.total || !count_is_total ? page.links.total : page.links.count;
}

bool counts_all(const Page& page) {
  return page.links.count && *page.links.count > static_cast<std::int64_t>(page.items.size());
}

// --- gather

std::string page_one(Session& session) {
  const PagingStyle& style = session.spoken(session.resource()).paging;
  return page_path(session, style.small > 0 ? std::to_string(style.small) : "", "");
}

// Whether the list shows an item: only then does its count have to follow.
bool is_listed(Session& session, const std::string& name, const std::string& id) {
  const PagingStyle& style = session.spoken(session.resource()).paging;
  const Walk walk = assay::walk(session, name, {.size = style.large});
  const std::vector<std::string> ids = listed(walk.pages, session.resource().name, {id}).ids();
  return std::ranges::find(ids, id) != ids.end();
}

void count_through_changes(Session& session) {
  const Resource& resource = session.resource();
  const std::optional<Page> before =
      page_of(session.get("before", page_one(session)), resource.name);
  const bool counts = before && counts_all(*before);
  const std::optional<std::int64_t> total = before ? total_of(*before, counts) : std::nullopt;
  if (!total) return;
  const auto settle = [&](const std::string& name, std::int64_t wanted) {
    session.settle(name, {.path = page_one(session)}, [&](const Exchange& answer) {
      const std::optional<Page> page = page_of(answer, resource.name);
      return page && total_of(*page, counts) == wanted;
    });
  };
  const Json body = seed_body(session);
  if (session.stopped()) return;
  const Made made = session.create("create", resource, body);
  if (!made.ok) return;
  settle("after create", *total + 1);
  session.tape().note("after create counts", is_listed(session, "list after create", made.id));
  if (resource.deletion != Deletion::kHard) return;
  if (!session.ask("delete", deletion(session, made)).is_2xx()) return;
  settle("after delete", *total);
  session.tape().note("after delete counts", !is_listed(session, "list after delete", made.id));
}

void gather(Session& session) {
  if (paged_list(session) == nullptr) return;
  const Walk whole = whole_list(session);
  if (!whole.complete && !whole.endless && !session.stopped()) {
    return session.block("blocked by page.full-walk: " + whole.broke);
  }
  session.tape().note("all are own", session.resource().read == Access::kOwner);
  session.tape().note("complete", whole.complete);
  const PagingStyle& style = session.spoken(session.resource()).paging;
  session.tape().note("from zero", style.kind == PagingKind::kPage && style.first == 0);
  session.tape().note("size", style.large);
  session.tape().note("filter", walk_filtered(session, whole));
  count_through_changes(session);
}

// --- judge

bool count_is_total(const Tape& tape) {
  const Exchange* before = tape.find("before");
  const std::optional<Page> page = before ? page_of(*before, tape.subject()) : std::nullopt;
  return page && counts_all(*page);
}

// Nothing where the answer states none, or one that it calls an estimate.
std::optional<std::int64_t> stated_total(const Tape& tape, const Exchange& answer) {
  const std::optional<Page> page = page_of(answer, tape.subject());
  const bool estimate = contains_ignoring_case(answer.response.body, "estimat") ||
                        contains_ignoring_case(answer.response.body, "approx");
  return page && !estimate ? total_of(*page, count_is_total(tape)) : std::nullopt;
}

std::set<std::string> ids_in(const Tape& tape, const std::string& walk) {
  const std::vector<std::string> ids =
      listed(tape.all(walk), tape.subject(), noted_ids(tape, "own")).ids();
  return {ids.begin(), ids.end()};
}

// The stated total against the items of the same list.
void tally_total(const Tape& tape, const std::string& walk, Tally& tally) {
  const Exchange& first = *tape.all(walk).front();
  const std::optional<std::int64_t> total = stated_total(tape, first);
  const std::set<std::string> ids = ids_in(tape, walk);
  if (!total || ids.contains("")) return;
  const auto items = static_cast<std::int64_t>(ids.size());
  tally.add("the total, " + walk + ",", *total == items ? 1 : 0, fmt::format("{}", items),
            fmt::format("says {} where the walk found {}", *total, items), first);
}

struct Shown {
  const Exchange* answer = nullptr;
  Page page{};
};

std::vector<Shown> shown_by(const Tape& tape, const std::string& walk) {
  std::vector<Shown> pages;
  for (const Exchange* answer : tape.all(walk)) {
    std::optional<Page> page = page_of(*answer, tape.subject());
    // A computed walk reads one page behind the end.
    if (!page || (page->items.empty() && !pages.empty())) break;
    pages.push_back({.answer = answer, .page = *std::move(page)});
  }
  return pages;
}

// A last page that is full, or leads on, may say "more" in good faith.
bool may_say_more(const Tape& tape, const Page& last) {
  const bool full = static_cast<double>(last.items.size()) >= tape.fact("size").as_double();
  return full || !last.links.next.empty() || !last.links.cursor.empty();
}

// "More" on every page but the last, and not on the last.
void tally_more(const Tape& tape, const std::string& walk, Tally& tally) {
  const std::vector<Shown> pages = shown_by(tape, walk);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::optional<bool>& more = pages[i].page.links.has_more;
    const bool last = i + 1 == pages.size();
    if (!more || (last && *more && may_say_more(tape, pages[i].page))) continue;
    if (*more != last && i > 0 && !last) continue;
    tally.add(fmt::format("page {} of {}, {}", i + 1, pages.size(), walk), *more != last ? 1 : 0,
              last ? "no more to come" : "more to come",
              *more ? "says that there is more" : "says that there is no more", *pages[i].answer);
  }
}

void tally_pages(const Tape& tape, Tally& tally) {
  const Exchange* before = tape.find("before");
  const std::optional<Page> page = before ? page_of(*before, tape.subject()) : std::nullopt;
  if (!page || !page->links.total_pages || !page->links.total || page->items.empty()) return;
  const auto length = static_cast<std::int64_t>(page->items.size());
  const std::int64_t expected = (*page->links.total + length - 1) / length;
  // Counted from zero, the last page's number is one less.
  const bool last_number =
      tape.fact("from zero").boolean() && *page->links.total_pages == expected - 1;
  tally.add("total pages", *page->links.total_pages == expected || last_number ? 1 : 0,
            fmt::format("{}", expected),
            fmt::format("says {} pages for {} items by {}", *page->links.total_pages,
                        *page->links.total, length),
            *before);
}

void tally_changes(const Tape& tape, Tally& tally) {
  const Exchange* before = tape.find("before");
  const auto total = before ? stated_total(tape, *before) : std::nullopt;
  if (!total) return;
  for (const auto& [name, wanted] :
       {std::pair{"after create", *total + 1}, std::pair{"after delete", *total}}) {
    const Exchange* after = tape.find(name);
    const auto now = after ? stated_total(tape, *after) : std::nullopt;
    if (!now || !tape.fact(fmt::format("{} counts", name)).boolean()) continue;
    tally.add(fmt::format("the total {}", name), *now == wanted ? 1 : 0, fmt::format("{}", wanted),
              fmt::format("says {} where it said {} before", *now, *total), *after);
  }
}

Finding judge(const Tape& tape) {
  Tally tally;
  // Where the walk misses items of ours, its count is no measure; page.full-walk charges that.
  const bool measures = std::ranges::includes(ids_in(tape, "whole list"), noted_ids(tape, "own"));
  if (measures && tape.fact("all are own").boolean()) tally_total(tape, "whole list", tally);
  if (tape.fact("complete").boolean()) tally_more(tape, "whole list", tally);
  if (const std::string& field = tape.fact("filter").text(); !field.empty()) {
    tally_total(tape, "filtered by " + field, tally);
    tally_more(tape, "filtered by " + field, tally);
  }
  tally_pages(tape, tally);
  if (measures) tally_changes(tape, tally);
  if (!tally.empty()) return tally.finding(tally.lowest(), "What the list says of itself");
  if (!measures) return inconclusive("blocked by page.full-walk: the walk misses created items");
  if (!tape.fact("complete").boolean()) {
    return inconclusive("blocked by page.terminates: the walk has no end");
  }
  return not_applicable("the list states no total, and not whether there is more");
}

}  // namespace
}  // namespace page_total
const Check kTotal{page_total::kMeta, page_total::gather, page_total::judge};
}  // namespace assay::checks
