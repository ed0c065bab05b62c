// SPDX-License-Identifier: MIT
// Asks whether a client can create an item and knows what it got.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/http/excuse.h"
#include "checks/http/family.h"
#include "checks/http/sighting.h"
#include "core/text.h"
#include "dialect/envelope.h"
#include "dialect/names.h"
#include "dialect/session.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace http_create {
namespace {

constexpr Meta kMeta{
    .id = "http.create",
    .title = "A valid item is created, and its answer leads to it",
    .failure_title = "A valid item is not created, or its answer does not lead to it",
    .why = "A client that cannot find what it just made has to guess, or make it again.",
    .fix =
        "Answer 201 with the new item and its id, or a Location that leads to it, and serve it "
        "there at once.",
    .source = "RFC 9110 9.3.3, 10.2.2, 15.3.2",
    .severity = Severity::kCritical,
};

constexpr int kAttempts = 3;
constexpr double kLocationOff = 0.75;  // the id serves, the Location does not
constexpr double kListedOnly = 0.5;    // the item is in the list, and has no address of its own
constexpr double kNameless = 0.25;     // accepted, with neither id nor address

bool accepted(const Exchange& answer) {
  return created(answer, creation_of(answer, "")).credit > 0;
}

// An address in the body that the client did not send: {"short_url": "http://…/x1"}.
std::string address_in_body(const Exchange& answer) {
  const std::optional<Json> body = Json::parse(answer.response.body);
  const Json* item = body ? find_item(*body, "") : nullptr;
  if (item == nullptr) return {};
  for (const auto& [name, value] : item->members()) {
    const std::string folded = fold(name);
    const bool names_address = folded.ends_with("url") || folded.ends_with("uri") ||
                               folded.ends_with("link") || folded.ends_with("href");
    const bool own = answer.request.body.find(value.text()) == std::string::npos;
    if (names_address && own && value.text().starts_with("http")) return value.text();
  }
  return {};
}

// Where the answer says that the new item is: its Location, else its Link of relation self.
std::string stated_address(const Exchange& answer) {
  if (const std::string* location = answer.header("Location")) return *location;
  const std::string* link = answer.header("Link");
  if (link == nullptr) return {};
  for (const std::string_view part : split(*link, ',')) {
    const std::size_t open = part.find('<');
    const std::size_t close = part.find('>');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) continue;
    const std::string rest = lower(part.substr(close));
    if (rest.find("rel=\"self\"") != std::string::npos || rest.ends_with("rel=self")) {
      return std::string(part.substr(open + 1, close - open - 1));
    }
  }
  return {};
}

// An address that redirects to what the client sent, as a short link does, serves the item.
bool leads_on(const Exchange& look, const Exchange& answer) {
  const std::string* target = look.header("Location");
  return look.status() / 100 == 3 && target != nullptr && !target->empty() &&
         answer.request.body.find(*target) != std::string::npos;
}

// The ids that the answer shows; else the value of the member that is known to lead to items.
std::vector<std::string> ids_in(const Tape& tape) {
  std::vector<std::string> ids = shown_ids(tape.at("create"), tape.subject());
  const std::string& key = tape.fact("key").text();
  if (ids.empty() && !key.empty()) ids.push_back(key);
  return ids;
}

// Follows what the answer gave: each id that it shows until one serves, and its Location.
void look_up(Session& session, const Exchange& answer) {
  const Resource& resource = session.resource();
  const std::vector<std::string> ids = ids_in(session.tape());
  bool served = false;
  for (const std::string& id : ids) {
    const Ask question{.path = session.item_path(resource, id)};
    const Exchange& read = session.settle("read", question, [&](const Exchange& look) {
      return look.is_2xx() || leads_on(look, answer);
    });
    served = shows_item(read, resource.name, ids) || leads_on(read, answer);
    if (served || session.stopped()) break;
  }
  if (const std::string address = stated_address(answer); !address.empty()) {
    const Ask question{.path = own_url(address, answer.request.url)};
    const bool settled = !ids.empty();  // the window has passed with the id
    const Exchange& located = settled
                                  ? session.ask("location", question)
                                  : session.settle("location", question, [&](const Exchange& look) {
                                      return look.is_2xx() || leads_on(look, answer);
                                    });
    served = served || located.is_2xx() || leads_on(located, answer);
  }
  const std::string link = served ? std::string() : address_in_body(answer);
  if (!link.empty()) {
    const Exchange& linked = session.ask("link", {.path = own_url(link, answer.request.url)});
    served = linked.is_2xx() || leads_on(linked, answer);
  }
  if (!served) session.get("list", session.collection(resource));
}

void gather(Session& session) {
  const Resource& resource = session.resource();
  session.tape().note("created before", session.spoken(resource).creatable);
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    const Json body = session.sample();
    if (session.stopped()) return;
    Ask creation = session.creation(resource, body);
    creation.awaited = {303};
    const Made made = session.made_by(session.ask("create", creation), resource, body);
    if (!session.spoken(resource).id_name.empty()) session.tape().note("key", made.id);
    const Exchange& answer = session.tape().at("create");
    if (session.stopped()) return;
    if (accepted(answer)) {
      look_up(session, answer);
      return;
    }
  }
  const int status = session.tape().at("create").status();
  if (status != 404 && status != 405) return;
  // Some APIs let the client choose the address.
  const std::string path = session.item_path(resource, session.maker().uuid());
  Ask put = session.creation(resource, session.sample());
  put.method = "PUT";
  put.path = path;
  if (session.ask("put", put).is_2xx()) session.settle("read", {.path = path}, &Exchange::is_2xx);
}

Finding judge_refusal(const Tape& tape) {
  const Exchange& answer = tape.at("create");
  if (const std::string why = excuse(answer); !why.empty()) return inconclusive(why);
  if (tape.fact("created before").boolean()) {
    return inconclusive(
        fmt::format("POST {} although such a body was accepted before: it may hold a value that "
                    "must not repeat",
                    answer_of(answer)));
  }
  if (const Exchange* read = tape.find("read"); read != nullptr && read->is_2xx()) {
    return pass(tape.at("put"), "items are created by PUT at an address that the client chooses");
  }
  const std::size_t times = tape.all("create").size();
  return fail(answer, {fmt::format("A valid body is refused: POST {}, {} times in a row",
                                   answer_of(answer), times),
                       "201 with the new item or its address", answer_with_body(answer)});
}

// Every creation on the tape, parents included, answers 200: then 200 is this API's way.
bool always_200(const Tape& tape) {
  return std::ranges::all_of(tape.entries(), [](const Tape::Entry& entry) {
    const bool creates = entry.name == "create" || entry.name.starts_with("parent ");
    return !creates || !entry.exchange.is_2xx() || entry.exchange.status() == 200;
  });
}

// The Location leads to the item; of a creation that goes on (202), to its job.
bool leads_to_item(const Exchange& answer,
                   const Exchange& located,
                   std::string_view resource,
                   const std::vector<std::string>& ids) {
  if (answer.status() == 202) return located.is_2xx() || located.status() == 303;
  if (leads_on(located, answer)) return true;
  return shows_item(located, resource, ids);
}

Finding judge_unreadable(const Tape& tape, const Exchange& look) {
  if (!look.answered()) return inconclusive("the created item's address " + answer_of(look));
  if (look.request.url.find('%') != std::string::npos) {
    return inconclusive("the item's id holds characters that a path must escape: GET " +
                        look.request.url + " " + answer_of(look));
  }
  const Exchange& answer = tape.at("create");
  const Exchange* list = tape.find("list");
  const bool listed = list != nullptr && lists_item(*list, tape.subject(), ids_in(tape));
  const std::string seen = look.is_2xx() ? "answered 200 without the item" : answer_of(look);
  return graded(listed ? kListedOnly : 0.0, {{.exchange = look.id}, {.exchange = answer.id}},
                {fmt::format("A created item's own address {}{}", seen,
                             listed ? "; the list shows the item" : ""),
                 "200 with the new item", seen});
}

Finding judge(const Tape& tape) {
  const Exchange& answer = tape.at("create");
  if (!accepted(answer)) return judge_refusal(tape);

  const std::string& resource = tape.subject();
  const std::vector<std::string> ids = ids_in(tape);
  const Exchange* location = tape.find("location");
  const Exchange* read = tape.find("read");
  // An address in the body is a guess: it may let the answer pass, and never convicts.
  const Exchange* link = tape.find("link");
  const bool by_link = link != nullptr && leads_to_item(answer, *link, resource, ids);
  if (location == nullptr && read == nullptr && !by_link) {
    return graded(kNameless, answer,
                  {"A creation is accepted without an id and without a Location",
                   "the new item's id in the body, or a Location", answer_of(answer)});
  }
  const bool by_location = location != nullptr && leads_to_item(answer, *location, resource, ids);
  const bool by_id =
      by_link || (read != nullptr && (shows_item(*read, resource, ids) || leads_on(*read, answer)));
  if (!by_location && !by_id) return judge_unreadable(tape, read != nullptr ? *read : *location);
  if (location != nullptr && location->answered() && !by_location) {
    const std::string seen = location->is_2xx() ? "leads to something else" : answer_of(*location);
    return graded(kLocationOff, {{.exchange = location->id}, {.exchange = answer.id}},
                  {"The Location of a created item " + seen, "200 with the new item", seen});
  }
  Creation creation = creation_of(answer, resource);
  creation.has_location = creation.has_location || by_location;
  creation.has_item = creation.has_item || by_id;
  creation.usual_200 = always_200(tape);
  const Standing standing = created(answer, creation);
  return graded(standing.credit, answer,
                {fmt::format("A valid creation {}", answer_of(answer)),
                 std::string(standing.expected), answer_of(answer)});
}

}  // namespace
}  // namespace http_create
const Check kCreate{http_create::kMeta, http_create::gather, http_create::judge};
}  // namespace assay::checks
