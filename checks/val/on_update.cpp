// SPDX-License-Identifier: MIT
// Updates items with what creation refuses, and reads whether the old value survived.
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/val/broken_field.h"
#include "checks/val/family.h"
#include "core/tally.h"
#include "dialect/compare.h"
#include "dialect/refusal.h"
#include "dialect/statuses.h"
#include "dialect/update.h"

namespace assay::checks {
namespace val_on_update {
namespace {

constexpr Meta kMeta{
    .id = "val.on-update",
    .title = "Updates are held to the rules of creation",
    .failure_title = "An update stores what creation refuses",
    .why = "A rule that only creation knows is no rule: the bad value comes in by the next update.",
    .fix = "Run the same validation on PUT and PATCH, on the members that were sent.",
    .source = "OWASP API3:2023",
    .severity = Severity::kMajor,
    .needs = need::kFields | need::kUpdate,
};

constexpr std::size_t kMostFields = 8;

// PUT takes the whole item; PATCH the member alone, so that nothing else explains a refusal.
Json change_for(const std::string& method, const Json& whole, const BrokenField& broken) {
  if (method == "PATCH") return Json::object({{broken.field, broken.value}});
  Json body = whole;
  body.set(broken.field, broken.value);
  return body;
}

void try_method(Session& session,
                const std::string& method,
                const Made& made,
                const std::vector<BrokenField>& broken,
                Json& tries) {
  const Json valid = replacement(session, made);
  if (session.stopped()) return;
  const Exchange& control = session.ask(method + " control", update(session, method, made, valid));
  if (!control.is_2xx()) return;  // http.put-replace and http.patch charge that
  for (const BrokenField& each : broken) {
    const std::string name = fmt::format("{} with {}", method, each.what);
    session.get(name + " (before)", made.path);
    session.ask(name, update(session, method, made, change_for(method, valid, each)));
    if (session.stopped()) return;
    session.get(name + " (read)", made.path);
    tries.push(Json::object({{"name", name}, {"field", each.field}, {"value", each.value}}));
  }
}

void gather(Session& session) {
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  const std::vector<BrokenField> broken = refused_fields(session, kMostFields);
  if (session.stopped()) return;
  if (broken.empty()) return session.skip("no invalid value is known to be refused by creation");
  Json tries = Json::array();
  if (session.resource().put) try_method(session, "PUT", *made, broken, tries);
  if (session.resource().patch) try_method(session, "PATCH", *made, broken, tries);
  if (tries.empty() && !session.stopped()) {
    return session.block("blocked by http.put-replace and http.patch: no valid update is taken");
  }
  session.tape().note("tries", std::move(tries));
}

// A refusal is belied by the very value that it refused; anything else may have changed for a
// reason of its own.
bool is_stored(const Exchange& answer, const Json& old, const Json& now, const Json& sent) {
  if (old == now || same_value(old, now)) return false;
  return is_accepted(answer) || same_value(sent, now);
}

Finding judge(const Tape& tape) {
  Tally tally;
  std::vector<Evidence> reads;
  for (const Json& each : tape.fact("tries").items()) {
    const std::string& name = each.find("name")->text();
    const std::string& field = each.find("field")->text();
    const Exchange& answer = tape.at(name);
    const Exchange& before = tape.at(name + " (before)");
    const Exchange& after = tape.at(name + " (read)");
    if (!answer.answered() || !before.is_2xx() || !after.is_2xx()) continue;
    const Json old = shown_member(before, tape.subject(), field);
    const Json now = shown_member(after, tape.subject(), field);
    if (is_stored(answer, old, now, *each.find("value"))) {
      tally.add(name, 0, "400 or 422, and the old value", answer_of(answer) + " and changed it",
                answer);
      reads.push_back({.exchange = after.id});
    } else if (answer.is_2xx()) {
      tally.add(
          name, 1, "400 or 422, and the old value",
          answer_of(answer) + (is_accepted(answer) ? " and kept the old value" : " and says no"),
          answer);
    } else {
      tally.add(name, reject(answer).credit, "400 or 422, and the old value", answer);
    }
  }
  if (tally.empty()) return inconclusive("no update with an invalid value could be read back");
  Finding finding = tally.mean_finding("updates with what creation refuses");
  finding.evidence.insert(finding.evidence.end(), reads.begin(), reads.end());
  return finding;
}

}  // namespace
}  // namespace val_on_update
const Check kOnUpdate{val_on_update::kMeta, val_on_update::gather, val_on_update::judge};
}  // namespace assay::checks
