// SPDX-License-Identifier: MIT
// Creates items that nothing sets apart, and reads the same pages five times.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/page/family.h"
#include "checks/page/seeds.h"
#include "checks/page/sort_query.h"
#include "core/tally.h"

namespace assay::checks {
namespace page_order {
namespace {

constexpr Meta kMeta{
    .id = "page.order",
    .title = "The order of the list is always the same",
    .failure_title = "The order of the list changes from one reading to the next",
    .why = "Pages cut from an order that changes show an item twice, or never.",
    .fix = "End every ORDER BY with a column that has no equal values, such as the id.",
    .source = "Stable pagination needs a total order; AIP-158",
    .severity = Severity::kMajor,
    .needs = need::kPaging,
};

constexpr int kTwins = 6;
constexpr int kReads = 5;
constexpr int kOnOneConnection = 2;  // of the reads; each page of the others has its own
constexpr int kPages = 4;            // of one read, where the size can be chosen
constexpr double kAcrossPages = 0.5;

std::string read_name(std::string_view what, int number) {
  return fmt::format("{} {}", what, number);
}

// Items that are alike in everything that may be alike.
std::vector<std::string> make_twins(Session& session) {
  const Resource& resource = session.resource();
  std::vector<std::string> ids;
  const Json first = session.sample();
  for (int i = 0; i < kTwins && !session.stopped(); ++i) {
    Json body = session.sample();
    for (const Field& field : resource.fields) {
      const Json* value = first.find(field.name);
      if (value != nullptr && !field.unique) body.set(field.name, *value);
    }
    const Made made = session.create("twin", resource, body);
    // A rule that the rubric does not tell may forbid twins; the seeds tell much of it, too.
    if (!made.ok) break;
    ids.push_back(made.id);
  }
  return ids;
}

void read_often(Session& session, std::string_view what, int size, const std::string& query) {
  for (int number = 1; number <= kReads && !session.stopped(); ++number) {
    Headers headers;
    if (number > kOnOneConnection) headers.push_back({"Connection", "close"});
    const Walk read = walk(session, read_name(what, number),
                           {.size = size, .query = query, .headers = std::move(headers)});
    if (!read.complete && !read.endless && !session.stopped()) {
      return session.block("blocked by page.full-walk: " + read.broke);
    }
  }
}

void gather(Session& session) {
  const PagingStyle* style = paged_list(session);
  if (style == nullptr) return;
  std::vector<std::string> own = session.spoken(session.resource()).seeded;
  const std::vector<std::string> twins = make_twins(session);
  own.insert(own.end(), twins.begin(), twins.end());
  session.tape().note("own", as_json(own));
  const Walk whole = whole_list(session);
  const int items = static_cast<int>(whole.seen.ids().size());
  const int size = style->small == 0 ? 0
                                     : std::clamp((items + kPages - 1) / kPages, style->small,
                                                  std::max(style->small, style->large));
  read_often(session, "read", size, "");
  if (session.stopped()) return;
  const std::string query = sort_query(session, whole);
  session.tape().note("sort", query);
  if (!query.empty()) read_often(session, "sorted read", size, query);
}

// The own ids of a reading, in the order shown.
std::vector<std::string> own_order(const Tape& tape,
                                   const std::string& name,
                                   const std::set<std::string>& own) {
  std::vector<std::string> order = listed(tape.all(name), tape.subject(), own).ids();
  std::erase_if(order, [&](const std::string& id) { return !own.contains(id); });
  return order;
}

// The first showing of each id that both orders have.
std::vector<std::string> common_part(const std::vector<std::string>& order,
                                     const std::vector<std::string>& other) {
  std::vector<std::string> common;
  std::set<std::string> taken;
  for (const std::string& id : order) {
    const bool shared = std::ranges::find(other, id) != other.end();
    if (shared && taken.insert(id).second) common.push_back(id);
  }
  return common;
}

// Where two orders part, in words.
std::string parting(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  const auto [here, there] = std::ranges::mismatch(one, other);
  const auto at = here - one.begin() + 1;
  const auto shown = [](auto place, const std::vector<std::string>& order) {
    return place == order.end() ? std::string("nothing") : "id " + *place;
  };
  return fmt::format("differs: item {} is {} in one and {} in the other", at, shown(here, one),
                     shown(there, other));
}

// Adds what five readings of one list show; false when the list shows no own item.
bool tally_reads(const Tape& tape, std::string_view what, Tally& tally) {
  const std::set<std::string> own = noted_ids(tape, "own");
  const std::vector<std::string> first = own_order(tape, read_name(what, 1), own);
  if (first.empty()) return false;
  for (int number = 2; number <= kReads; ++number) {
    const std::string name = read_name(what, number);
    const std::vector<std::string> order = own_order(tape, name, own);
    const bool same = order == first;
    tally.add(name, same ? 1 : 0, "the order of the first reading",
              same ? "is the same" : parting(first, order), *tape.all(name).front());
  }
  return true;
}

Finding judge(const Tape& tape) {
  Tally tally;
  if (!tally_reads(tape, "read", tally)) {
    return inconclusive("the list shows none of the created items");
  }
  if (!tape.fact("sort").text().empty()) tally_reads(tape, "sorted read", tally);
  if (tally.lowest() > 0) {
    const std::set<std::string> own = noted_ids(tape, "own");
    const std::vector<std::string> small = own_order(tape, read_name("read", 1), own);
    const std::vector<std::string> large = own_order(tape, "whole list", own);
    const std::vector<std::string> one = common_part(small, large);
    const std::vector<std::string> other = common_part(large, small);
    tally.add("pages of another size", one == other ? 1 : kAcrossPages, "the same order",
              one == other ? "is the same" : parting(one, other), *tape.all("whole list").front());
  }
  return tally.finding(tally.lowest(), "The order of the list");
}

}  // namespace
}  // namespace page_order
const Check kOrder{page_order::kMeta, page_order::gather, page_order::judge};
}  // namespace assay::checks
