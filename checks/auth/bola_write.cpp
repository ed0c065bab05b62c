// SPDX-License-Identifier: MIT
// auth.bola-write: users cannot change each other's objects.
#include <algorithm>

#include <fmt/core.h>

#include "checks/auth/family.h"
#include "checks/auth/guard.h"
#include "checks/auth/intrusion.h"
#include "checks/auth/owner.h"
#include "core/tally.h"
#include "dialect/compare.h"
#include "dialect/envelope.h"
#include "dialect/names.h"

namespace assay::checks {
namespace auth_bola_write {
namespace {

constexpr Meta kMeta{
    .id = "auth.bola-write",
    .title = "Users cannot change or delete each other's items",
    .failure_title = "Changing another user's item is not denied as it should be",
    .why = "Whoever changes the id in an address edits or deletes somebody else's data.",
    .fix =
        "Look the item up together with its owner before writing (WHERE id = ? AND owner = ?), and "
        "answer 404 or 403 when nothing is found.",
    .source = "OWASP API1:2023, API3:2023",
    .severity = Severity::kCritical,
    .needs = need::kUsers | need::kOwnerWrites,
    .stage = Stage::kAuth,
    .combine = Combine::kWorst,
};

bool is_stated(const Resource& resource, const std::string& name) {
  const auto same = [&](const std::string& one) { return same_name(one, name); };
  return std::ranges::any_of(resource.server_controlled, same) ||
         std::ranges::any_of(resource.fields, [&](const Field& f) { return same(f.name); });
}

// An item that another user creates in the owner's name. Members that the rubric states are left
// to val.mass-assignment, or are meant to be written.
void plant(Session& session, const Made& made, const Principal& other) {
  const Resource& resource = session.resource();
  for (const OwnerMember& owner : owner_members(made.body)) {
    if (is_stated(resource, owner.name)) continue;
    session.act_as(other);
    session.forget_references();
    Json body = session.sample();
    if (session.stopped()) return;
    body.set(owner.name, owner.value);
    const Made planted = session.create("planted with " + owner.name, resource, body);
    if (planted.ok) session.get("planted with " + owner.name + " (read)", planted.path);
    session.tape().note("owner by " + owner.name, owner.value);
  }
}

void gather(Session& session) {
  const Principal& owner = session.user(0);
  const Principal& other = session.other_user();
  if (session.stopped()) return;
  session.act_as(owner);
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  intrude(session, *made, other);
  if (!session.stopped()) plant(session, *made, other);
}

bool shows_owner(const Exchange& shown,
                 const std::string& resource,
                 const std::string& name,
                 const Json& owner) {
  const std::optional<Json> body = Json::parse(shown.response.body);
  const Json* item = body && shown.is_2xx() ? find_item(*body, resource) : nullptr;
  const Json* now = item == nullptr ? nullptr : member(*item, name);
  return now != nullptr && same_value(owner, *now);
}

void judge_planted(const Tape& tape, Tally& tally) {
  constexpr std::string_view kFact = "owner by ";
  for (const auto& [fact, owner] : tape.facts().members()) {
    if (!fact.starts_with(kFact)) continue;
    const std::string name = fact.substr(kFact.size());
    const Exchange* answer = tape.find("planted with " + name);
    if (answer == nullptr || !answer->answered()) continue;
    const Exchange* read = tape.find("planted with " + name + " (read)");
    const Exchange& shown = read != nullptr && read->is_2xx() ? *read : *answer;
    const bool taken = shows_owner(shown, tape.subject(), name, owner);
    tally.add(fmt::format("a creation with another user's {}", name), taken ? 0 : 1,
              "an item of the user who creates it",
              taken ? "made an item of the other user" : answer_of(*answer), shown);
  }
}

Finding judge(const Tape& tape) {
  Tally tally;
  for (const Attempt& one : attempts(tape, deny)) {
    tally.add(fmt::format("another user's {}", one.method), one.standing.credit,
              std::string(one.standing.expected), one.observed, *one.exchange);
  }
  judge_planted(tape, tally);
  if (tally.empty()) {
    return not_applicable("nothing that the owner may change was found, so nobody else can");
  }
  return weighed(tally.finding(tally.lowest() > 0 ? tally.mean() : 0, "A user's item"));
}

}  // namespace
}  // namespace auth_bola_write
const Check kBolaWrite{auth_bola_write::kMeta, auth_bola_write::gather, auth_bola_write::judge};
}  // namespace assay::checks
