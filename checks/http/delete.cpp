// SPDX-License-Identifier: MIT
// Deletes an item and asks whether it is gone: from its address, and from the list.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/http/excuse.h"
#include "checks/http/family.h"
#include "checks/http/sighting.h"
#include "core/tally.h"
#include "dialect/envelope.h"
#include "dialect/names.h"
#include "dialect/paging.h"
#include "dialect/session.h"
#include "dialect/statuses.h"
#include "dialect/tombstone.h"
#include "dialect/update.h"

namespace assay::checks {
namespace http_delete {
namespace {

constexpr Meta kMeta{
    .id = "http.delete",
    .title = "A deleted item is gone",
    .failure_title = "A deleted item is still there",
    .why = "What a user has deleted and still finds was never deleted.",
    .fix =
        "Remove the item, or hide it from its own address and from the list alike, before "
        "answering 204.",
    .source = "RFC 9110 9.3.5; Zalando REST guidelines, DELETE",
    .severity = Severity::kMajor,
    .needs = need::kDelete,
};

constexpr double kStillListed = 0.5;
constexpr double kShareOfSecond = 0.25;  // of the credit that a second DELETE decides

// Whether an answer of 200 shows the item: by its id, or where no id is shown by a text that was
// sent. Some services answer 200 with nothing, or with an empty record, for what is not there.
bool shows(const Exchange& answer, std::string_view resource, const Json& id, const Json& sent) {
  const std::optional<Json> body = Json::parse(answer.response.body);
  const Json* item = body ? find_item(*body, resource) : nullptr;
  if (item == nullptr) return false;
  const std::vector<std::string> ids = ids_of(*item, resource);
  if (!ids.empty()) return std::ranges::find(ids, id.text()) != ids.end();
  bool tells = false;
  for (const auto& [name, value] : sent.members()) {
    if (!value.is_string() || value.text().empty()) continue;
    tells = true;
    const Json* shown = member(*item, name);
    if (shown != nullptr && shown->text() == value.text()) return true;
  }
  return !tells;
}

bool is_absent(const Exchange& answer, const Tape& tape) {
  return answer.is_4xx() ||
         (answer.is_2xx() && !shows(answer, tape.subject(), tape.fact("id"), tape.fact("sent")));
}

bool is_gone(const Exchange& answer, const Tape& tape) {
  return gone(answer, tape.subject()).credit > 0 || is_absent(answer, tape);
}

// Another item, made after the one that is deleted: it has to stay.
std::optional<Made> bystander(Session& session, const Made& deleted) {
  const Json body = session.sample();
  if (session.stopped()) return std::nullopt;
  Made other = session.create("bystander", session.resource(), body);
  if (!other.ok || other.id == deleted.id) return std::nullopt;
  const Exchange& read = session.get("bystander (before)", other.path);
  if (!read.is_2xx() || !shows(read, session.resource().name, other.id, body)) return std::nullopt;
  session.tape().note("bystander id", other.id);
  session.tape().note("bystander sent", body);
  return other;
}

bool is_listed(Session& session, const std::string& name, const Made& made) {
  const std::optional<std::vector<Json>> own = own_items(session, name, made.sent);
  return own && std::ranges::any_of(*own, [&](const Json& item) {
           const std::vector<std::string> ids = ids_of(item, session.resource().name);
           return std::ranges::find(ids, made.id) != ids.end();
         });
}

void gather(Session& session) {
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  const Resource& resource = session.resource();
  session.tape().note("id", made->id);
  session.tape().note("sent", made->sent);
  session.tape().note("soft", resource.deletion == Deletion::kSoft);
  const std::optional<Made> other = bystander(session, *made);
  if (session.stopped()) return;
  if (!session.ask("delete", deletion(session, *made)).is_2xx()) return;
  session.settle("after delete", {.path = made->path},
                 [&](const Exchange& answer) { return is_gone(answer, session.tape()); });
  if (is_listed(session, "list", *made)) {
    session.wait_ms(session.contract().consistency_ms);
    is_listed(session, "list (again)", *made);
  }
  if (other) session.get("bystander (after)", other->path);
  session.ask("second delete", {.method = "DELETE", .path = made->path});
}

Finding judge_refusal(const Exchange& first) {
  if (const std::string why = excuse(first); !why.empty()) return inconclusive(why);
  if (first.status() == 409) {
    return inconclusive("DELETE answered 409: the item may be in a state that forbids it");
  }
  return fail(first, {fmt::format("DELETE of an own item {}", answer_of(first)), "204, 200 or 202",
                      answer_with_body(first)});
}

// The page of the list that still shows the item as if it were there; null when none does.
const Exchange* still_listed(const Tape& tape, const Exchange& after) {
  if (is_tombstone(after, tape.subject())) return nullptr;
  for (const Exchange* page : tape.all("list (again)")) {
    if (lists_item(*page, tape.subject(), {tape.fact("id").text()})) return page;
  }
  return nullptr;
}

// The answer that shows that another item went along; null when none does.
const Exchange* taken_along(const Tape& tape) {
  const Exchange* after = tape.find("bystander (after)");
  if (after == nullptr) return nullptr;
  const bool stays = after->is_2xx() && shows(*after, tape.subject(), tape.fact("bystander id"),
                                              tape.fact("bystander sent"));
  const bool lost = after->status() == 404 || after->status() == 410 || after->is_2xx();
  return lost && !stays ? after : nullptr;
}

Finding judge(const Tape& tape) {
  const Exchange& first = tape.at("delete");
  const Standing accepted = deleted(first);
  if (accepted.credit == 0) return judge_refusal(first);
  const Exchange& after = tape.at("after delete");
  if (!after.answered()) return inconclusive("the deleted item's address " + answer_of(after));
  if (after.is_5xx())
    return inconclusive("blocked by errors.no-5xx: a deleted item's address " + answer_of(after));

  Tally tally;
  tally.add("DELETE", accepted.credit, std::string(accepted.expected), first);
  const Standing absence =
      gone(after, tape.subject(),
           tape.fact("soft").boolean() ? Tombstone::kByRubric : Tombstone::kTolerated);
  // Refused is gone, and so is what is not shown; which status an absent item deserves is the
  // matter of http.missing-resource.
  const double credit_of_absence = is_absent(after, tape) ? 1 : absence.credit;
  tally.add("GET of the deleted item", credit_of_absence, std::string(absence.expected), after);
  if (const Exchange* page = still_listed(tape, after)) {
    tally.add("the list", kStillListed, "the list without the item", "still shows the deleted item",
              *page);
  }
  if (const Exchange* other = taken_along(tape)) {
    tally.add("another item", 0, "stays", "is gone as well: " + answer_of(*other), *other);
  }
  double credit = tally.lowest();
  const Exchange& second = tape.at("second delete");
  // A server error here is charged by errors.no-5xx.
  if (second.answered() && !second.is_5xx()) {
    const Standing again = second_delete(second);
    tally.add("a second DELETE", again.credit, std::string(again.expected), second);
    credit *= 1 - kShareOfSecond * (1 - again.credit);
  }
  return tally.finding(credit, "Deletion");
}

}  // namespace
}  // namespace http_delete
const Check kDelete{http_delete::kMeta, http_delete::gather, http_delete::judge};
}  // namespace assay::checks
