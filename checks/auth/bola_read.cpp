// SPDX-License-Identifier: MIT
// auth.bola-read: users cannot read each other's objects.
#include <algorithm>
#include <set>

#include "checks/auth/family.h"
#include "checks/auth/guard.h"
#include "checks/auth/owner.h"
#include "core/tally.h"
#include "core/text.h"
#include "dialect/paging.h"
#include "dialect/refusal.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace auth_bola_read {
namespace {

constexpr Meta kMeta{
    .id = "auth.bola-read",
    .title = "Users cannot read each other's items",
    .failure_title = "Reading another user's item is not denied as it should be",
    .why = "Whoever changes the id in an address reads somebody else's data.",
    .fix =
        "Put the owner into the query itself (WHERE id = ? AND owner = ?), of every read and of "
        "every list.",
    .source = "OWASP API1:2023; RFC 9110 15.5.4",
    .severity = Severity::kCritical,
    .needs = need::kUsers | need::kOwner,
    .stage = Stage::kAuth,
    .combine = Combine::kWorst,
};

constexpr const char* kList = "list as another user";

void read_list(Session& session, const Made& made) {
  if (own_items(session, kList, made.sent) || session.stopped()) return;
  session.get(kList, session.collection(session.resource()));
}

// Lists that are asked for by the owner's id hand it to whoever knows it.
void read_filtered(Session& session, const Made& made) {
  for (const OwnerMember& owner : owner_members(made.body)) {
    session.get("list by owner", list_path(session, {{owner.name, owner.value.text()}}));
  }
}

void gather(Session& session) {
  const Principal& owner = session.user(0);
  const Principal& other = session.other_user();
  if (session.stopped()) return;
  session.act_as(owner);
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  session.tape().note("id", made->id);
  session.ask("item as another user", {.path = made->path, .principal = &other});
  session.act_as(other);
  read_list(session, *made);
  read_filtered(session, *made);
  if (session.stopped()) return;
  session.act_as(owner);
  if (session.get("control (after)", made->path).is_2xx()) return;
  session.block("the owner's own item is no longer served to the owner");
}

bool lists(const Exchange& answer, const std::string& resource, const std::string& id) {
  const std::optional<Page> page = page_of(answer, resource);
  if (!page) return false;
  const std::vector<std::string> ids = ids_of_page(*page, resource, {id});
  return std::ranges::find(ids, id) != ids.end();
}

void judge_item(const Tape& tape, Tally& tally) {
  const Exchange& answer = tape.at("item as another user");
  if (!answer.answered()) return;
  const Standing standing = deny(answer);
  double credit = standing.credit;
  std::string observed = answer_of(answer);
  if (is_served(answer, tape.subject())) {
    credit = 0;
    observed += " with the item";
  } else if (refused_in_words(answer)) {
    credit = 1;  // denied, under a status that http.honest-status charges
    observed += " and says no";
  } else if (answer.is_2xx() || answer.is_5xx()) {
    credit = 0.5;
    observed += " without the item";
  }
  tally.add("another user's GET of the item", credit, std::string(standing.expected), observed,
            answer);
}

// The page that shows the item, else the last one that could be read.
void judge_list(const Tape& tape, std::string_view entry, const std::string& name, Tally& tally) {
  const std::string& id = tape.fact("id").text();
  const Exchange* shown = nullptr;
  for (const Exchange* answer : tape.all(entry)) {
    if (!page_of(*answer, tape.subject())) continue;
    shown = answer;
    if (!lists(*answer, tape.subject(), id)) continue;
    tally.add(name, 0, "a list without it", "shows the item", *answer);
    return;
  }
  if (shown != nullptr) tally.add(name, 1, "a list without it", *shown);
}

Finding judge(const Tape& tape) {
  Tally tally;
  judge_item(tape, tally);
  judge_list(tape, kList, "another user's list", tally);
  judge_list(tape, "list by owner", "another user's list by the owner's id", tally);
  if (tally.empty()) return inconclusive("no request of another user was answered");
  return weighed(tally.finding(tally.lowest() > 0 ? tally.mean() : 0, "A user's item"));
}

}  // namespace
}  // namespace auth_bola_read
const Check kBolaRead{auth_bola_read::kMeta, auth_bola_read::gather, auth_bola_read::judge};
}  // namespace assay::checks
