// SPDX-License-Identifier: MIT
// Asks for pages of a thousand, a million, and more than 31 bits hold.
#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>

#include <fmt/core.h>

#include "checks/page/family.h"
#include "checks/page/seeds.h"
#include "core/tally.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace page_max_cap {
namespace {

constexpr Meta kMeta{
    .id = "page.max-cap",
    .title = "A client cannot ask for everything at once",
    .failure_title = "A client can ask for everything at once",
    .why = "A page size without a cap lets one request read, hold and send the whole table.",
    .fix =
        "Cap the page size in a type that holds what was sent, and serve the cap or answer 400 "
        "beyond it.",
    .source = "AIP-158; OWASP API4:2023",
    .severity = Severity::kMajor,
    .needs = need::kPaging,
};

constexpr std::array<std::string_view, 3> kSizes{"1000", "1000000", "2147483648"};
constexpr int kMostSeeded = 250;
constexpr int kUsualCap = 1000;

void gather(Session& session) {
  const PagingStyle* style = sized_list(session);
  if (style == nullptr) return;
  const std::optional<int> cap = session.resource().list.size_max;
  if (cap && *cap <= kMostSeeded && session.level() != Level::kJunior) {
    seed_items(session, *cap + 1);
    if (session.stopped()) return;
  }
  note_seeds(session);
  session.tape().note("parameter", style->size_param);
  session.tape().note("cap", cap.value_or(kUsualCap));
  for (const std::string_view size : kSizes) {
    session.get(fmt::format("size {}", size), page_path(session, std::string(size), ""));
  }
}

enum class Came { kPart, kTooMuch, kAll, kNothing };

Came what_came(const Tape& tape, const Exchange& answer) {
  const std::optional<Page> page = page_of(answer, tape.subject());
  // Server errors are charged by errors.no-5xx.
  if (!page) return reject(answer).credit > 0 ? Came::kPart : Came::kNothing;
  const std::set<std::string> own = noted_ids(tape, "own");
  const std::vector<std::string> ids = ids_of_page(*page, tape.subject(), own);
  if (static_cast<double>(ids.size()) > tape.fact("cap").as_double()) return Came::kTooMuch;
  const std::set<std::string> shown(ids.begin(), ids.end());
  return std::ranges::includes(shown, own) ? Came::kAll : Came::kPart;
}

Finding judge(const Tape& tape) {
  const std::string parameter = tape.fact("parameter").text();
  Tally tally;
  bool all_came = false;
  for (const std::string_view size : kSizes) {
    const Exchange& answer = tape.at(fmt::format("size {}", size));
    const Came came = what_came(tape, answer);
    all_came = all_came || came == Came::kAll;
    if (came == Came::kAll || came == Came::kNothing) continue;
    const std::optional<Page> page = page_of(answer, tape.subject());
    tally.add(fmt::format("{}={}", parameter, size), came == Came::kPart ? 1 : 0,
              fmt::format("at most {} items, or 400", tape.fact("cap").text()),
              page ? fmt::format("answered {} items", page->items.size()) : answer_of(answer),
              answer);
  }
  if (tally.lowest() > 0 && all_came) {
    return inconclusive(fmt::format(
        "the list is too short to tell: all {} created items came, and that may be below the cap",
        tape.fact("own").items().size()));
  }
  if (tally.empty()) return inconclusive("no large size got an answer that decides anything");
  return tally.finding(tally.lowest(), "Page size");
}

}  // namespace
}  // namespace page_max_cap
const Check kMaxCap{page_max_cap::kMeta, page_max_cap::gather, page_max_cap::judge};
}  // namespace assay::checks
