// SPDX-License-Identifier: MIT
// Walks the pages three times, backwards too where there is a way, and looks for every own item.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/page/family.h"
#include "checks/page/gaps.h"
#include "checks/page/seeds.h"
#include "core/tally.h"

namespace assay::checks {
namespace page_full_walk {
namespace {

constexpr Meta kMeta{
    .id = "page.full-walk",
    .title = "Walking the pages shows every item exactly once",
    .failure_title = "Walking the pages loses or repeats items",
    .why =
        "Whoever copies a list page by page misses what falls between two pages, and counts "
        "twice what stands on both.",
    .fix =
        "Start each page right behind the last item of the page before it, in one fixed order, "
        "and hand out a way on until the last item was shown.",
    .source = "RFC 8288 3; AIP-158; JSON:API pagination",
    .severity = Severity::kCritical,
    .needs = need::kPaging,
};

constexpr int kWalks = 3;
constexpr int kMostPages = 120;
constexpr std::size_t kControls = 3;
constexpr double kOnce = 0.5;  // seen in one of three walks

std::string walk_name(int number) {
  return fmt::format("walk {}", number);
}

// From the last page back to the first by the server's own links. False without such links.
bool walk_back(Session& session, const Walk& forth, const std::string& name) {
  const std::string& resource = session.resource().name;
  if (!forth.complete) return false;
  std::optional<Page> page = page_of(*forth.pages.back(), resource);
  if (!page || page->links.prev.empty()) return false;
  std::string url = forth.pages.back()->request.url;
  Listed seen(resource, {});
  while (!url.empty() && !session.stopped() && seen.lengths().size() < kMostPages) {
    const Exchange& answer = session.get(name, url);
    page = page_of(answer, resource);
    const bool goes_on = page && seen.add(*page) && !page->links.prev.empty();
    url = goes_on ? linked_url(session, page->links.prev, answer) : "";
  }
  return true;
}

void note_walk(Session& session, int number, const Walk& walk) {
  const std::string name = walk_name(number);
  session.tape().note(name + " broke", walk.endless ? "" : walk.broke);
  session.tape().note(name + " own", as_json(session.spoken(session.resource()).seeded));
}

// What a walk misses must be there: read at its own address.
void control_missing(Session& session, const Walk& walk) {
  const std::vector<std::string>& seeded = session.spoken(session.resource()).seeded;
  const Gaps gaps = gaps_in(walk.seen, {seeded.begin(), seeded.end()});
  for (std::size_t i = 0; i < std::min(kControls, gaps.missing.size()); ++i)
    session.get("missing item", session.item_path(session.resource(), gaps.missing[i]));
}

void gather(Session& session) {
  const PagingStyle* style = paged_list(session);
  if (style == nullptr) return;
  const int size = walking_size(*style, whole_list(session).seen.ids().size());
  session.tape().note("size", size);
  session.tape().note("readable", session.spoken(session.resource()).readable);
  const std::vector<std::string>& seeded = session.spoken(session.resource()).seeded;
  Walk last;
  for (int number = 1; number <= kWalks && !session.stopped(); ++number) {
    const std::string name = walk_name(number);
    if (number == kWalks && walk_back(session, last, name)) {
      session.tape().note("backwards", true);
      note_walk(session, number, {});
      break;
    }
    last = walk(session, name, {.size = size, .most_pages = kMostPages});
    note_walk(session, number, last);
    control_missing(session, last);
    // A last page that is full hides what becomes of one that is not.
    const std::size_t full = last.seen.lengths().empty() ? 0 : last.seen.lengths().front();
    const bool even = full > 0 && last.seen.ids().size() % full == 0;
    const bool sound = gaps_in(last.seen, {seeded.begin(), seeded.end()}).none();
    if (number == 1 && even && sound) seed_items(session, static_cast<int>(seeded.size()) + 1);
  }
}

// The last page of a walk, where it cannot be read and the one before it says that there is more;
// null when there is none. Behind the end, a page may be refused.
const Exchange* unread_page(const Tape& tape, const std::string& walk) {
  const std::vector<const Exchange*> answers = tape.all(walk);
  if (answers.size() < 2 || page_of(*answers.back(), tape.subject())) return nullptr;
  const std::optional<Page> before = page_of(*answers[answers.size() - 2], tape.subject());
  if (!before) return nullptr;
  const auto seen = static_cast<std::int64_t>(listed(answers, tape.subject(), {}).ids().size());
  const bool more = before->links.has_more.value_or(before->links.total.value_or(0) > seen);
  return more ? answers.back() : nullptr;
}

// Why a walk with gaps ended where it did; empty when it reached the end.
std::string why_it_ended(const Tape& tape, const std::string& walk) {
  const std::string broke = tape.fact(walk + " broke").text();
  const Exchange* unread = unread_page(tape, walk);
  if (!broke.empty() || unread == nullptr) return broke;
  return fmt::format("page {} {}", tape.all(walk).size(), answer_of(*unread));
}

// The page that shows the fault: the one that could not be read, or where an item comes again, else
// the last one before the gap.
const Exchange& shown_on(const Tape& tape, const std::string& walk, const Gaps& gaps) {
  if (const Exchange* unread = unread_page(tape, walk); unread != nullptr && gaps.doubled.empty()) {
    return *unread;
  }
  const std::set<std::string> own = noted_ids(tape, walk + " own");
  const std::string doubled = gaps.doubled.empty() ? std::string() : gaps.doubled.front();
  const Json::Array& order = tape.fact(walk + " own").items();
  const auto gap = std::ranges::find_if(order, [&](const Json& id) {
    return std::ranges::find(gaps.missing, id.text()) != gaps.missing.end();
  });
  std::set<std::string> before;  // own items older than the first that is missing
  for (auto id = order.begin(); id != gap; ++id)
    before.insert(id->text());
  const Exchange* found = tape.find(walk);
  int times = 0;
  for (const Exchange* answer : tape.all(walk)) {
    const std::optional<Page> page = page_of(*answer, tape.subject());
    if (!page) continue;
    for (const std::string& id : ids_of_page(*page, tape.subject(), own)) {
      if (!doubled.empty() && id == doubled && ++times == 2) return *answer;
      if (doubled.empty() && before.contains(id)) found = answer;
    }
  }
  return *found;
}

// Why a gap proves nothing; empty when it does.
std::string excuse(const Tape& tape, const std::vector<Gaps>& walks) {
  const bool readable = tape.fact("readable").boolean();
  for (const Exchange* control : tape.all("missing item")) {
    if (readable && !control->is_2xx()) {
      return "an item that was not listed is not there any more: its own address " +
             answer_of(*control);
    }
  }
  const std::set<std::string> own = noted_ids(tape, "own");
  const std::vector<std::string> whole = listed(tape.all("whole list"), tape.subject(), own).ids();
  for (const Gaps& gaps : walks) {
    if (gaps.missing.size() >= own.size()) {
      return fmt::format("the list shows none of the {} created items", own.size());
    }
    for (const std::string& id : gaps.missing) {
      const bool seen = std::ranges::find(whole, id) != whole.end();
      if (!readable && !seen) {
        return "an item that was not listed has no address of its own: it may be gone";
      }
    }
  }
  return {};
}

void tally_walk(const Tape& tape, int number, const Gaps& gaps, Tally& tally) {
  const std::string name = walk_name(number);
  const bool back = number == kWalks && tape.fact("backwards").boolean();
  const std::string broke = why_it_ended(tape, name);
  const std::string observed = gaps.none()     ? "shows each of them once"
                               : broke.empty() ? words_for(gaps)
                                               : words_for(gaps) + "; " + broke;
  tally.add(fmt::format("{} {}", back ? "backwards, walk" : "walk", number), gaps.none() ? 1 : 0,
            fmt::format("each of {} created items once", noted_ids(tape, name + " own").size()),
            observed, gaps.none() ? tape.at(name) : shown_on(tape, name, gaps));
}

Finding judge(const Tape& tape) {
  std::vector<Gaps> walks;
  Tally tally;
  int bad = 0;
  for (int number = 1; number <= kWalks; ++number) {
    const std::string name = walk_name(number);
    const std::set<std::string> own = noted_ids(tape, name + " own");
    const Gaps gaps = gaps_in(listed(tape.all(name), tape.subject(), own), own);
    const std::string broke = why_it_ended(tape, name);
    walks.push_back(gaps);
    if (!gaps.none() && broke.starts_with("has no end")) {
      return inconclusive("the list is too long to be walked: " + broke);
    }
    bad += gaps.none() ? 0 : 1;
    tally_walk(tape, number, gaps, tally);
  }
  const std::string why = bad > 0 ? excuse(tape, walks) : "";
  if (!why.empty()) return inconclusive(why);
  return tally.finding(
      bad == 0   ? 1
      : bad == 1 ? kOnce
                 : 0,
      fmt::format("Walking the list by {}", tape.fact("size").as_double() > 0
                                                ? "pages of " + tape.fact("size").text()
                                                : std::string("its own pages")));
}

}  // namespace
}  // namespace page_full_walk
const Check kFullWalk{page_full_walk::kMeta, page_full_walk::gather, page_full_walk::judge};
}  // namespace assay::checks
