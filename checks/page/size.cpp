// SPDX-License-Identifier: MIT
// Asks for pages of several sizes and counts what comes.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/page/family.h"
#include "checks/page/seeds.h"
#include "core/tally.h"
#include "dialect/learn_paging.h"
#include "dialect/paging_names.h"

namespace assay::checks {
namespace page_size {
namespace {

constexpr Meta kMeta{
    .id = "page.size",
    .title = "The requested page size is honoured",
    .failure_title = "The requested page size is not honoured",
    .why = "A client that asks for ten items and gets a thousand was not given pages.",
    .fix = "Read the size parameter, and put it into the query that fetches the page.",
    .source = "AIP-158; the limit and per_page parameters of Stripe and GitHub",
    .severity = Severity::kMajor,
    .needs = need::kPaging,
};

constexpr std::string_view kProbe = "size ";

// The size parameter that the service knows by refusing nonsense in it, and yet pays no heed to.
std::string known_by_refusal(Session& session) {
  const auto refuses = [&](std::string_view name) {
    const std::optional<assay::Probe> page = probe(session, {{std::string(name), "abc"}});
    const int status = session.tape().at("learn paging").status();
    return !page && (status == 400 || status == 422);
  };
  if (refuses("no-such-parameter")) return {};
  for (const std::string_view name : paging_names::kSizes) {
    if (session.stopped()) return {};
    if (names_a_field(session.resource(), name) || !refuses(name)) continue;
    if (probe(session, {{std::string(name), "2"}})) return std::string(name);
  }
  return {};
}

// The parameter to judge, its origin noted: the rubric's, the one with an effect, or one that is
// merely known.
std::string parameter(Session& session, const PagingStyle& style) {
  const std::string& stated = session.resource().list.size_param;
  session.tape().note("stated", !stated.empty());
  if (!stated.empty()) return stated;
  return style.size_param.empty() ? known_by_refusal(session) : style.size_param;
}

// Whether the size has an effect beside a position, having none alone: such a list is cut into
// pages for those who name both.
bool takes_both(Session& session, const std::string& name) {
  const std::optional<assay::Probe> alone = probe(session, {{name, "2"}});
  const std::string& stated = session.resource().list.position_param;
  const std::vector<std::string> positions =
      stated.empty() ? std::vector<std::string>{"page", "offset"} : std::vector{stated};
  for (const std::string& position : positions) {
    for (const char* first : {"1", "0"}) {
      if (session.stopped()) return false;
      const std::optional<assay::Probe> both = probe(session, {{name, "2"}, {position, first}});
      if (alone && both && !both->ids.empty() && both->ids.size() <= 2 && alone->ids.size() > 2) {
        return true;
      }
    }
  }
  return false;
}

void gather(Session& session) {
  const PagingStyle& style = learn_paging(session);
  if (session.stopped()) return;
  const std::string& stated = session.resource().list.size_param;
  if (style.size_param.empty() && !leads_on(style) && stated.empty()) {
    return halt_unpaged(session, style);
  }
  const std::string name = parameter(session, style);
  if (session.stopped()) return;
  if (name.empty()) return session.skip("no parameter sets the page size; tried " + style.tried);
  if (style.size_param.empty() && takes_both(session, name)) {
    return session.block(fmt::format(
        "'{}' has an effect beside a position alone: such a list is not read any further", name));
  }
  session.tape().note("parameter", name);
  // Where 2 is below the list's own minimum, larger sizes tell.
  const bool has_minimum = style.size_param == name && style.small > 3;
  Json sizes = Json::array();
  for (const int size : has_minimum ? std::vector{7, 10} : std::vector{1, 2, 7}) {
    std::string probe_name = fmt::format("{}{}", kProbe, size);
    session.get(std::move(probe_name), list_path(session, {{name, std::to_string(size)}}));
    sizes.push(size);
  }
  session.tape().note("sizes", std::move(sizes));
}

struct Sized {
  int asked = 0;
  const Exchange* answer = nullptr;
  std::optional<Page> page{};

  int length() const { return page ? static_cast<int>(page->items.size()) : -1; }
};

bool shows_way_on(const PageLinks& links) {
  return !links.next.empty() || !links.cursor.empty() || links.has_more.value_or(false);
}

// Sizes below a floor of the list's own get the floor.
bool is_floored(const std::vector<Sized>& probes) {
  if (probes.size() != 3) return false;
  const int floor = probes[1].length();
  return floor >= 2 && probes[0].length() == floor && floor <= probes[2].asked &&
         probes[2].length() == probes[2].asked;
}

Finding judge(const Tape& tape) {
  const std::string parameter = tape.fact("parameter").text();
  std::vector<Sized> probes;
  for (const Json& size : tape.fact("sizes").items()) {
    const Exchange& answer = tape.at(std::string(kProbe) + size.text());
    probes.push_back(
        {static_cast<int>(size.as_double()), &answer, page_of(answer, tape.subject())});
  }
  if (is_floored(probes)) probes.erase(probes.begin(), probes.begin() + 2);

  Tally tally;
  for (const Sized& each : probes) {
    const std::string name = fmt::format("{}={}", parameter, each.asked);
    const std::string expected = fmt::format("at most {} items", each.asked);
    if (each.answer->is_5xx()) tally.add(name, 0, expected, *each.answer);
    if (!each.page) continue;  // refused: a minimum or a maximum of the list's own
    const bool stuck = each.page->items.empty() && !shows_way_on(each.page->links);
    const double credit = each.length() <= each.asked && !stuck ? 1 : 0;
    tally.add(name, credit, expected, fmt::format("answered {} items", each.length()),
              *each.answer);
  }
  if (tally.empty()) {
    return inconclusive(fmt::format("no size of '{}' was taken: the first {}", parameter,
                                    answer_of(*probes.front().answer)));
  }
  return tally.finding(tally.lowest(), "Page size");
}

}  // namespace
}  // namespace page_size
const Check kSize{page_size::kMeta, page_size::gather, page_size::judge};
}  // namespace assay::checks
