// SPDX-License-Identifier: MIT
// auth.anonymous: protected means protected.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/core.h>

#include "checks/auth/family.h"
#include "checks/auth/guard.h"
#include "checks/auth/intrusion.h"
#include "core/tally.h"
#include "dialect/page.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace auth_anonymous {
namespace {

constexpr Meta kMeta{
    .id = "auth.anonymous",
    .title = "Protected operations refuse callers without a credential",
    .failure_title = "Protected operations do not refuse strangers as they should",
    .why = "One route that forgot its guard opens everybody's data to anybody who finds it.",
    .fix =
        "Guard routes by default and open the public ones by name; answer 401 with "
        "WWW-Authenticate.",
    .source = "RFC 9110 11.6.1, 15.5.2; RFC 6750",
    .severity = Severity::kCritical,
    .needs = need::kUsers | need::kGuarded,
    .stage = Stage::kAuth,
    .combine = Combine::kWorst,
};

constexpr double kBroke = 0.5;  // a 5xx served nothing, and is errors.no-5xx's to charge

void ask_with(Session& session,
              const std::string& name,
              const std::string& path,
              const std::string& value) {
  const Principal who{.name = name, .headers = {{session.contract().users->header, value}}};
  session.ask("item with " + name, {.path = path, .principal = &who});
}

void read_as_stranger(Session& session, const Made& made) {
  session.get("list (control)", session.collection(session.resource()));
  const Principal& nobody = Session::anonymous();
  session.ask("list", {.path = session.collection(session.resource()), .principal = &nobody});
  session.ask("item", {.path = made.path, .principal = &nobody});
  const std::string& scheme = session.contract().users->value;
  const std::string before = scheme.substr(0, scheme.find("{{"));
  ask_with(session, "an invalid token", made.path, before + session.maker().uuid());
  ask_with(session, "an empty credential", made.path, before);
  ask_with(session, "another scheme", made.path, "Basic YXNzYXk6YXNzYXk=");
  ask_with(session, "no scheme", made.path, "assay");
}

void gather(Session& session) {
  const std::optional<Made> made = session.control("control");
  if (!made) return;
  session.tape().note("id", made->id);
  if (session.resource().read != Access::kPublic) read_as_stranger(session, *made);
  const Principal& nobody = Session::anonymous();
  if (needs_creator(session.resource())) {
    Ask creation = session.creation(session.resource(), session.sample());
    if (session.stopped()) return;
    creation.principal = &nobody;
    session.ask("creation", creation);
  }
  if (!session.get("control (after)", made->path).is_2xx()) {
    session.block("the user's own item is no longer served to the user");
    return;
  }
  if (changer(session.resource()) != Access::kPublic) intrude(session, *made, nobody);
}

bool shows_items(const Exchange& answer, const std::string& resource) {
  const std::optional<Page> page = page_of(answer, resource);
  return page && !page->items.empty();
}

class Operations {
 public:
  explicit Operations(const Tape& tape) : tape_(tape) {}

  void judge_read(const std::string& entry, const std::string& name) {
    const Exchange* answer = tape_.find(entry);
    if (answer == nullptr || !answer->answered()) return;
    add(name, *answer, is_served(*answer, tape_.subject()), unauth(*answer), answer_of(*answer));
  }

  void judge_list() {
    const Exchange* answer = tape_.find("list");
    if (answer == nullptr || !answer->answered()) return;
    if (!page_of(tape_.at("list (control)"), tape_.subject())) return;
    const bool shown = shows_items(*answer, tape_.subject());
    add("the list", *answer, shown, unauth(*answer),
        answer_of(*answer) + (answer->is_2xx() && !shown ? " without items" : ""));
  }

  void judge_changes() {
    for (const Attempt& one :
         attempts(tape_, [](const Exchange& answer) { return unauth(answer); })) {
      add(one.method + " of an item", *one.exchange, one.breach, one.standing, one.observed);
    }
  }

  Finding finding() const {
    if (tally_.empty()) return inconclusive("no request without a credential was answered");
    return weighed(tally_.finding(breach_ ? 0 : tally_.mean(), "Asked by a stranger"));
  }

 private:
  void add(const std::string& name,
           const Exchange& answer,
           bool breach,
           const Standing& standing,
           const std::string& observed) {
    breach_ = breach_ || breach;
    double credit = breach ? 0 : standing.credit;
    if (!breach && (answer.is_2xx() || answer.is_5xx())) credit = kBroke;
    tally_.add(name, credit, std::string(standing.expected), observed, answer);
  }

  const Tape& tape_;
  Tally tally_{};
  bool breach_ = false;
};

Finding judge(const Tape& tape) {
  Operations operations(tape);
  operations.judge_list();
  operations.judge_read("item", "an item");
  operations.judge_read("item with an empty credential", "an item (empty credential)");
  // A service that takes any token for valid is auth.bad-token's to charge.
  const Exchange* invalid = tape.find("item with an invalid token");
  if (invalid != nullptr && !is_served(*invalid, tape.subject())) {
    operations.judge_read("item with another scheme", "an item (another scheme)");
    operations.judge_read("item with no scheme", "an item (no scheme)");
  }
  operations.judge_read("creation", "a creation");
  operations.judge_changes();
  return operations.finding();
}

}  // namespace
}  // namespace auth_anonymous
const Check kAnonymous{auth_anonymous::kMeta, auth_anonymous::gather, auth_anonymous::judge};
}  // namespace assay::checks
