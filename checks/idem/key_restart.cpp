// SPDX-License-Identifier: MIT
// Repeats a keyed request after the service was ended and started again, in order and by a kill.
#include <string>
#include <utility>

#include <fmt/core.h>

#include "checks/idem/family.h"
#include "checks/idem/keys.h"
#include "checks/life/launched.h"
#include "core/tally.h"

namespace assay::checks {
namespace idem_key_restart {
namespace {

constexpr Meta kMeta{
    .id = "idem.key-restart",
    .title = "Idempotency keys outlive the process",
    .failure_title = "Idempotency keys are forgotten when the process ends",
    .why = "Clients retry just when a service was down: a key in memory is gone when it matters.",
    .fix = "Store keys in the database, in the transaction of the effect.",
    .source = "draft-ietf-httpapi-idempotency-key-header 2.3",
    .severity = Severity::kMajor,
    .needs = need::kIdempotencyKey,
    .stage = Stage::kLifecycle,
    .combine = Combine::kWorst,
};

constexpr int kSettleMs = 1'000;  // between the answer and the end of the process

// Stops the gather when the item itself did not survive: that is another check's subject.
void repeat_after(Session& session, const std::string& how, Ending ending) {
  const Json body = session.sample();
  if (session.stopped()) return;
  const Ask ask = keyed(session, body, session.maker().uuid());
  note_own_count(session, "before " + how, body);
  const Exchange& first = session.ask("first " + how, ask);
  const Made made = session.made_by(first, session.resource(), body);
  if (!made.ok) {
    session.block(fmt::format("blocked by http.create: POST {} {}", ask.path, answer_of(first)));
    return;
  }
  session.wait_ms(kSettleMs);
  if (const Result<void> up = session.world().restart(ending, {}); !up) {
    session.block("it did not start again: " + up.error().message);
    return;
  }
  if (!session.get("item " + how, made.path).is_2xx()) {
    session.block("blocked by life.durable-kill9: the item itself is gone after a restart");
    return;
  }
  session.ask("retry " + how, ask);
  note_own_count(session, "after " + how, body);
}

void gather(Session& session) {
  note_requirement(session);
  if (!is_launched(session) || !must_be_durable(session) || !replays_in_turn(session)) return;
  repeat_after(session, "SIGTERM", Ending::kTerm);
  if (!session.stopped()) repeat_after(session, "SIGKILL", Ending::kKill);
}

Finding judge(const Tape& tape) {
  Tally tally;
  for (const std::string how : {"SIGTERM", "SIGKILL"}) {
    const Exchange& first = tape.at("first " + how);
    const Exchange& retry = tape.at("retry " + how);
    const int made = effects(tape, "before " + how, "after " + how, {&first, &retry});
    tally.add("a retry after " + how, made > 1 ? 0 : 1, "one item",
              made > 1 ? fmt::format("{} items for one key", made) : "one item", retry);
  }
  if (tally.lowest() < 1 && !key_is_required(tape)) {
    return not_applicable("keys are optional here, and do not outlive the process");
  }
  return tally.finding(tally.lowest(), "Keys after a restart");
}

}  // namespace
}  // namespace idem_key_restart
const Check kKeyRestart{idem_key_restart::kMeta, idem_key_restart::gather, idem_key_restart::judge};
}  // namespace assay::checks
