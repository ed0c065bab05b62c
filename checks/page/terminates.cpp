// SPDX-License-Identifier: MIT
// Walks to the end of the list, and asks for a page behind it.
#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include <fmt/core.h>

#include "checks/page/family.h"
#include "checks/page/seeds.h"
#include "core/tally.h"

namespace assay::checks {
namespace page_terminates {
namespace {

constexpr Meta kMeta{
    .id = "page.terminates",
    .title = "The end of the list can be recognised",
    .failure_title = "The end of the list cannot be recognised",
    .why = "A client that follows the pages has to stop somewhere; without an end it asks forever.",
    .fix =
        "Hand out no way on from the last page, and answer a page behind the end with an empty "
        "list or 404.",
    .source = "AIP-158",
    .severity = Severity::kMajor,
    .needs = need::kPaging,
};

constexpr int kTimesExpected = 3;
constexpr int kSpare = 5;   // pages beyond what is expected that mean nothing
constexpr int kBehind = 3;  // pages behind the end
constexpr double kLastAgain = 0.5;

// Behind the end by every account of how long the list is.
std::string position_behind(const PagingStyle& style, std::size_t items, std::size_t length) {
  const std::size_t pages = items / std::max<std::size_t>(length, 1) + kBehind;
  const std::size_t past = style.kind == PagingKind::kOffset ? pages * length : pages;
  return std::to_string(past + static_cast<std::size_t>(style.first));
}

void gather(Session& session) {
  const PagingStyle* style = paged_list(session);
  if (style == nullptr) return;
  const Walk whole = whole_list(session);
  const int size = walking_size(*style, whole.seen.ids().size());
  const std::size_t first = whole.seen.lengths().empty() ? 1 : whole.seen.lengths().front();
  const std::size_t length =
      size > 0 ? static_cast<std::size_t>(size) : std::max<std::size_t>(first, 1);
  const std::set<std::string> known(whole.seen.ids().begin(), whole.seen.ids().end());
  const std::size_t items =
      std::max(known.size(), session.spoken(session.resource()).seeded.size());
  const int expected = static_cast<int>((items + length - 1) / length);
  const Walk walk = assay::walk(session, "walk",
                                {.size = size, .most_pages = kTimesExpected * expected + kSpare});
  session.tape().note("expected", expected);
  session.tape().note("endless", walk.endless);
  session.tape().note("broke", walk.broke);
  const bool numbered = style->kind == PagingKind::kOffset || style->kind == PagingKind::kPage;
  if (!numbered || style->position_param.empty()) return;
  session.get("past end", page_path(session, size > 0 ? std::to_string(size) : "",
                                    position_behind(*style, items, length)));
}

// The ids of the first and of the last page that had any.
std::vector<std::vector<std::string>> outer_pages(const Tape& tape) {
  std::vector<std::vector<std::string>> pages;
  for (const Exchange* answer : tape.all("walk")) {
    const std::optional<Page> page = page_of(*answer, tape.subject());
    if (!page || page->items.empty()) continue;
    if (pages.size() == 2) pages.pop_back();
    pages.push_back(ids_of_page(*page, tape.subject()));
  }
  return pages;
}

// Nothing where the answer shows other items: the end was somewhere else.
std::optional<Case> past_end(const Tape& tape) {
  const Exchange* answer = tape.find("past end");
  if (answer == nullptr || !answer->answered()) return std::nullopt;
  Case one{.name = "a page behind the end",
           .credit = answer->is_5xx() ? 0.0 : 1.0,
           .expected = "an empty page, 404, 400 or 422",
           .observed = answer_of(*answer),
           .exchange = answer->id};
  const std::optional<Page> page = page_of(*answer, tape.subject());
  if (!page || page->items.empty()) return one;
  const std::vector<std::string> ids = ids_of_page(*page, tape.subject());
  const auto outer = outer_pages(tape);
  const auto same = std::ranges::find(outer, ids);
  if (same == outer.end()) return std::nullopt;
  one.credit = kLastAgain;
  one.observed =
      fmt::format("answered the {} page once more", same + 1 == outer.end() ? "last" : "first");
  return one;
}

// A walk that was cut off proves an endless list only if it went on without showing anything new.
bool showed_more(const Tape& tape, const Listed& walked) {
  const Listed whole = listed(tape.all("whole list"), tape.subject());
  const std::set<std::string> known(whole.ids().begin(), whole.ids().end());
  return std::ranges::any_of(walked.ids(),
                             [&](const std::string& id) { return !known.contains(id); });
}

Finding judge(const Tape& tape) {
  const std::vector<const Exchange*> pages = tape.all("walk");
  const Listed walked = listed(pages, tape.subject());
  const std::string broke = tape.fact("broke").text();
  const bool cut_off = broke.starts_with("has no end");
  if (cut_off && showed_more(tape, walked)) {
    return inconclusive("the list is longer than it was when it was counted: it " + broke);
  }
  const bool endless = cut_off || tape.fact("endless").boolean();
  if (!endless && !broke.empty()) return inconclusive("blocked by page.full-walk: " + broke);
  Tally tally;
  tally.add("the walk", endless ? 0 : 1,
            fmt::format("an end after some {} pages", tape.fact("expected").text()),
            endless ? (cut_off ? broke : "never ends: " + broke)
                    : fmt::format("ended after {} pages", pages.size()),
            *pages.back());
  if (const std::optional<Case> behind = past_end(tape)) tally.add(*behind);
  return tally.finding(tally.lowest(), "The end of the list");
}

}  // namespace
}  // namespace page_terminates
const Check kTerminates{page_terminates::kMeta, page_terminates::gather, page_terminates::judge};
}  // namespace assay::checks
