// SPDX-License-Identifier: MIT
// Fills a list beyond one page and asks for it without any parameter.
#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>

#include <fmt/core.h>

#include "checks/page/family.h"
#include "checks/page/seeds.h"
#include "dialect/names.h"

namespace assay::checks {
namespace page_default_bounded {
namespace {

constexpr Meta kMeta{
    .id = "page.default-bounded",
    .title = "A list asked for without parameters is bounded",
    .failure_title = "A list asked for without parameters returns everything",
    .why = "A list without a bound grows with the data until one request takes the service down.",
    .fix = "Give the page size a default, and hand out a way to the next page.",
    .source = "AIP-158; OWASP API4:2023",
    .severity = Severity::kMajor,
    .needs = need::kPaging,
};

constexpr int kEnough = 101;
constexpr int kMostSeeded = 251;
constexpr int kLongestDefault = 1000;  // accepted where it is stated

void gather(Session& session) {
  const PagingStyle& style = learn_paging(session);
  if (session.stopped()) return;
  const ListSpec& list = session.resource().list;
  const bool paged = leads_on(style) || !style.size_param.empty();
  if (!paged && list.paging != Demand::kRequired) return session.skip(not_found(style));
  const int needed = list.default_max ? std::min(*list.default_max + 1, kMostSeeded) : kEnough;
  const int present = static_cast<int>(session.spoken(session.resource()).seeded.size());
  const bool costly = session.level() == Level::kJunior && paged && needed > present;
  if (costly) return session.skip(fmt::format("{} items are not created at this level", needed));
  seed_items(session, needed);
  if (session.stopped()) return;
  note_seeds(session);
  session.tape().note("paged", paged);
  session.tape().note("leads on", leads_on(style));
  session.tape().note("found nothing", style.kind == PagingKind::kNone);
  session.tape().note("not found", not_found(style));
  session.tape().note("default_max", list.default_max ? Json(*list.default_max) : Json());
  session.get("plain", session.collection(session.resource()));
}

// The page size that an answer itself states beside the list; nothing when it states none.
std::optional<std::int64_t> stated_size(const Json& body, int depth) {
  constexpr std::array<std::string_view, 7> kNames{"limit",        "perpage",    "pagesize", "size",
                                                   "itemsperpage", "maxresults", "take"};
  for (const auto& [name, value] : body.members()) {
    if (value.is_number() && std::ranges::find(kNames, fold(name)) != kNames.end()) {
      return value.as_int();
    }
    if (depth == 0 || !value.is_object()) continue;
    if (const auto inner = stated_size(value, depth - 1)) return inner;
  }
  return std::nullopt;
}

// A page that is full only by chance: the answer states a size that is larger, and reasonable.
bool states_bound(const Exchange& answer, std::size_t shown) {
  const std::optional<Json> body = Json::parse(answer.response.body);
  const std::optional<std::int64_t> size = body ? stated_size(*body, 2) : std::nullopt;
  return size && *size > static_cast<std::int64_t>(shown) && *size <= kLongestDefault;
}

Finding judge_whole(const Tape& tape, const Exchange& plain, std::size_t own, std::size_t shown) {
  const Json& most = tape.fact("default_max");
  if (!most.is_number() && tape.fact("paged").boolean() && states_bound(plain, shown)) {
    return pass(plain, "the answer states a larger page size, of at most 1000");
  }
  const std::string observed = fmt::format("{} items in one answer", shown);
  if (!tape.fact("paged").boolean()) {
    return fail(plain, {fmt::format("Every one of {} created items comes in one answer, and {}",
                                    own, tape.fact("not found").text()),
                        "pages, and a way from each to the next", observed});
  }
  const std::string expected =
      most.is_number() ? fmt::format("at most {} items", most.text()) : "a page of the list";
  return fail(plain, {fmt::format("Without parameters the list answers {} items, all of the {} "
                                  "created ones among them",
                                  shown, own),
                      expected, observed});
}

Finding judge(const Tape& tape) {
  const Exchange& plain = tape.at("plain");
  const std::optional<Page> page = page_of(plain, tape.subject());
  if (!page) return inconclusive("blocked by the list: GET without parameters " + answer_of(plain));
  const std::set<std::string> own = noted_ids(tape, "own");
  const std::vector<std::string> ids = ids_of_page(*page, tape.subject(), own);
  const std::set<std::string> shown(ids.begin(), ids.end());
  const bool whole = std::ranges::includes(shown, own);
  const bool paged = tape.fact("paged").boolean();
  const Json& most = tape.fact("default_max");
  const bool allowed = most.is_number() && static_cast<double>(ids.size()) <= most.as_double();
  if (whole && allowed) {
    return inconclusive(fmt::format("all {} items come in one answer, and the rubric allows {}",
                                    ids.size(), most.text()));
  }
  // Absence is proven by more than a hundred items and by nothing less.
  if (whole && (paged || (tape.fact("found nothing").boolean() && own.size() >= kEnough))) {
    return judge_whole(tape, plain, own.size(), ids.size());
  }
  if (most.is_number() && static_cast<double>(ids.size()) > most.as_double()) {
    return fail(plain, {fmt::format("Without parameters the list answers {} items", ids.size()),
                        fmt::format("at most {} items", most.text()),
                        fmt::format("{} items in one answer", ids.size())});
  }
  if (!tape.fact("leads on").boolean()) {
    return inconclusive(fmt::format("the list answers {} items of {} and more; {}", ids.size(),
                                    own.size(), tape.fact("not found").text()));
  }
  return pass(plain);
}

}  // namespace
}  // namespace page_default_bounded
const Check kDefaultBounded{page_default_bounded::kMeta, page_default_bounded::gather,
                            page_default_bounded::judge};
}  // namespace assay::checks
