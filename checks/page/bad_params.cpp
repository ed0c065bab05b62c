// SPDX-License-Identifier: MIT
// Sends sizes, positions and cursors that no page has.
#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "checks/page/family.h"
#include "checks/page/seeds.h"
#include "core/tally.h"
#include "core/text.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace page_bad_params {
namespace {

constexpr Meta kMeta{
    .id = "page.bad-params",
    .title = "Bad paging input is a client error, or does no harm",
    .failure_title = "Bad paging input does harm",
    .why =
        "A size of -1 that lifts every bound, or a mistyped cursor that starts all over, turns "
        "a slip of the client into a flood or a loop.",
    .fix =
        "Parse size, position and cursor strictly; answer 400 to what is none, or fall back to "
        "the default.",
    .source = "AIP-158",
    .severity = Severity::kMinor,
    .needs = need::kPaging,
};

constexpr double kStartsOver = 0.5;
constexpr std::size_t kShortestToken = 6;

// One bad value, as it goes onto the tape: "limit=-1" is the name of its exchange.
struct Bad {
  std::string parameter{};
  std::string value{};
};

std::string name_of(const Bad& bad) {
  return bad.parameter + "=" + bad.value;
}

// The token of the second page, as this session's user is given it.
std::string next_token(Session& session, const PagingStyle& style, const Page& first) {
  if (!first.links.cursor.empty()) return first.links.cursor;
  const std::string start = percent_encoded(style.position_param) + "=";
  const std::size_t at = first.links.next.find(start);
  if (!style.links || at == std::string::npos || session.stopped()) return {};
  const std::size_t from = at + start.size();
  return percent_decoded(first.links.next.substr(from, first.links.next.find('&', from) - from));
}

std::vector<Bad> bad_cursors(const std::string& name, const std::string& token) {
  std::vector<Bad> all{{name, "no-such-cursor"}};
  if (token.size() >= kShortestToken) all.push_back({name, token.substr(0, token.size() - 3)});
  return all;
}

void send_all(Session& session, const std::vector<Bad>& all, std::string_view fact) {
  const PagingStyle& style = session.spoken(session.resource()).paging;
  Json names = Json::array();
  for (const Bad& bad : all) {
    if (session.stopped()) return;
    Parameters parameters{{bad.parameter, bad.value}};
    if (bad.parameter != style.size_param && style.small > 0) {
      parameters.emplace_back(style.size_param, std::to_string(style.small));
    }
    session.get(name_of(bad), list_path(session, parameters));
    names.push(name_of(bad));
  }
  session.tape().note(fact, std::move(names));
}

// Another user follows the owner's cursor into a list that shows everybody but his own.
void borrow_cursor(Session& session, const PagingStyle& style, const std::string& token) {
  const bool apart = session.resource().read == Access::kOwner && session.contract().users;
  if (!apart || token.empty()) return;
  const std::string& owner = session.spoken(session.resource()).seeded_by.email;
  const Principal& other = session.user(0).email == owner ? session.user(1) : session.user(0);
  if (session.stopped()) return;
  const std::string size = style.small > 0 ? std::to_string(style.small) : "";
  session.ask("borrowed cursor", {.path = page_path(session, size, token), .principal = &other});
}

void gather(Session& session) {
  const PagingStyle& style = learn_paging(session);
  if (session.stopped()) return;
  if (style.size_param.empty() && !leads_on(style)) return halt_unpaged(session, style);
  note_seeds(session);
  const std::string size = style.small > 0 ? std::to_string(style.small) : "";
  session.get("plain", session.collection(session.resource()));
  const std::optional<Page> first =
      page_of(session.get("first page", page_path(session, size, "")), session.resource().name);
  if (!first) return session.block("blocked by the list: its first page cannot be read");
  const std::string& position = style.position_param;
  if (!position.empty() && style.kind == PagingKind::kCursor) {
    const std::string token = style.cursor_is_id ? "" : next_token(session, style, *first);
    send_all(session, bad_cursors(position, token), "cursors");
    borrow_cursor(session, style, token);
  } else if (!position.empty()) {
    send_all(session, {{position, "-1"}, {position, "abc"}, {position, "1000000000"}}, "positions");
  }
  if (const std::string& name = style.size_param; !name.empty()) {
    session.tape().note("negative", name_of({name, "-1"}));
    send_all(session, {{name, "0"}, {name, "abc"}, {name, "1.5"}, {name, ""}, {name, "-1"}},
             "sizes");
  }
  const Exchange& after = session.get("plain (after)", session.collection(session.resource()));
  if (!after.is_2xx()) session.block("blocked by the list: it " + answer_of(after) + " afterwards");
}

struct Judged {
  double credit = 1;
  std::string observed{};
  bool everything = false;
};

// What stands between a bad value and its credit. Nothing when the answer decides nothing.
std::optional<Judged> judged(const Tape& tape, const Exchange& answer) {
  const bool broke = answer.failure == Failure::kReset || answer.is_5xx();
  if (broke) return Judged{0, answer_of(answer)};
  if (answer.is_4xx()) {
    return Judged{answer.status() == 404 ? 1 : reject(answer).credit, answer_of(answer)};
  }
  if (!answer.is_2xx()) return std::nullopt;
  // A success without a list is a refusal in disguise: http.honest-status charges it.
  const std::optional<Page> page = page_of(answer, tape.subject());
  if (!page) return Judged{1, answer_of(answer)};
  const std::set<std::string> own = noted_ids(tape, "own");
  const std::vector<std::string> ids = ids_of_page(*page, tape.subject(), own);
  const std::set<std::string> shown(ids.begin(), ids.end());
  const std::optional<Page> plain = page_of(tape.at("plain"), tape.subject());
  const bool more = plain && ids.size() > plain->items.size();
  const bool everything = more && std::ranges::includes(shown, own);
  std::string observed = fmt::format("answered {} items", ids.size());
  if (everything) {
    observed += fmt::format(", where the default page has {}", plain->items.size());
  }
  return Judged{everything ? 0.0 : 1.0, std::move(observed), everything};
}

bool starts_over(const Tape& tape, const Exchange& answer) {
  const std::optional<Page> page = page_of(answer, tape.subject());
  const std::optional<Page> first = page_of(tape.at("first page"), tape.subject());
  return page && first && !page->items.empty() &&
         ids_of_page(*page, tape.subject()) == ids_of_page(*first, tape.subject());
}

std::string expected_for(std::string_view fact) {
  if (fact == "cursors") return "400, 404 or 422, or no items";
  return fact == "sizes" ? "400 or 422, or no more than the default page"
                         : "400, 404 or 422, or a page";
}

// The items of the seeds' owner that another user was shown.
std::optional<Case> borrowed(const Tape& tape) {
  const Exchange* answer = tape.find("borrowed cursor");
  if (answer == nullptr || !answer->answered()) return std::nullopt;
  const std::set<std::string> own = noted_ids(tape, "own");
  const std::optional<Page> page = page_of(*answer, tape.subject());
  const std::vector<std::string> ids =
      page ? ids_of_page(*page, tape.subject(), own) : std::vector<std::string>{};
  const auto foreign =
      std::ranges::count_if(ids, [&](const std::string& id) { return own.contains(id); });
  return Case{.name = "another user's cursor",
              .credit = foreign == 0 ? 1.0 : 0.0,
              .expected = "none of the other user's items",
              .observed = foreign == 0 ? answer_of(*answer)
                                       : fmt::format("shows {} of the other user's items", foreign),
              .exchange = answer->id};
}

// Adds what one bad value came to; true when a negative size opened the whole list.
bool tally_value(const Tape& tape, std::string_view fact, const std::string& name, Tally& tally) {
  const Exchange& answer = tape.at(name);
  std::optional<Judged> one = judged(tape, answer);
  if (!one) return false;
  if (fact == "cursors" && starts_over(tape, answer)) {
    one->credit = kStartsOver;
    one->observed = "answered the first page";
  }
  tally.add(name, one->credit, expected_for(fact), one->observed, answer);
  return one->everything && name == tape.fact("negative").text();
}

Finding judge(const Tape& tape) {
  Tally tally;
  bool harm = false;
  for (const std::string_view fact : {"sizes", "positions", "cursors"}) {
    for (const Json& name : tape.fact(fact).items())
      harm = tally_value(tape, fact, name.text(), tally) || harm;
  }
  if (const std::optional<Case> cursor = borrowed(tape)) {
    tally.add(*cursor);
    harm = harm || cursor->credit == 0;
  }
  if (tally.empty()) return inconclusive("no bad value got an answer that decides anything");
  Finding finding = tally.finding(harm ? 0 : tally.mean(), "Bad paging input");
  if (harm) finding.evidence.push_back({.exchange = tape.at("plain").id});
  return finding;
}

}  // namespace
}  // namespace page_bad_params
const Check kBadParams{page_bad_params::kMeta, page_bad_params::gather, page_bad_params::judge};
}  // namespace assay::checks
