// SPDX-License-Identifier: MIT
// Repeats a keyed request after the service was ended and started again, in order and by a kill.
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "checks/idem/family.h"
#include "checks/idem/keys.h"
#include "checks/life/launched.h"
#include "core/tally.h"
#include "dialect/paging.h"

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

constexpr int kSettleMs = 1'000;  // between the answers and the end of the process

// A kill first: a key that is written down only as the process ends in order is lost by it.
constexpr std::array<std::pair<const char*, Ending>, 2> kEndings{
    {{"SIGKILL", Ending::kKill}, {"SIGTERM", Ending::kTerm}}};

struct Sent {
  Ask ask{};
  Json body{};
  std::string path{};  // of the item that it made
};

std::optional<Sent> send_keyed(Session& session, const std::string& how) {
  Sent sent{.body = session.sample()};
  if (session.stopped()) return std::nullopt;
  sent.ask = keyed(session, sent.body, session.maker().uuid());
  const Exchange& first = session.ask("first " + how, sent.ask);
  const Made made = session.made_by(first, session.resource(), sent.body);
  sent.path = made.path;
  if (made.ok) return sent;
  session.block(fmt::format("blocked by http.create: POST {} {}", sent.ask.path, answer_of(first)));
  return std::nullopt;
}

// Stops the gather when the item itself did not survive: that is another check's subject.
void repeat_after(Session& session, const std::string& how, Ending ending, const Sent& sent) {
  if (const Result<void> up = session.world().restart(ending, {}); !up) {
    session.block("it did not start again: " + up.error().message);
    return;
  }
  if (!session.get("item " + how, sent.path).is_2xx()) {
    session.block("blocked by life.durable-kill9: the item itself is gone after a restart");
    return;
  }
  const std::optional<std::vector<Json>> own = own_items(session, "others " + how, sent.body);
  session.tape().note("others " + how, own ? Json(static_cast<int>(own->size()) - 1) : Json());
  session.ask("retry " + how, sent.ask);
  note_own_count(session, "after " + how, sent.body);
}

void gather(Session& session) {
  note_requirement(session);
  if (!is_launched(session) || !must_be_durable(session) || !replays_in_turn(session)) return;
  std::vector<Sent> all;
  for (const auto& [how, ending] : kEndings) {
    std::optional<Sent> sent = send_keyed(session, how);
    if (!sent) return;
    all.push_back(std::move(*sent));
  }
  session.wait_ms(kSettleMs);
  for (std::size_t i = 0; i < all.size() && !session.stopped(); ++i)
    repeat_after(session, kEndings[i].first, kEndings[i].second, all[i]);
}

Finding judge(const Tape& tape) {
  Tally tally;
  for (const auto& [name, ending] : kEndings) {
    const std::string how = name;
    const Exchange& first = tape.at("first " + how);
    const Exchange& retry = tape.at("retry " + how);
    const int made = effects(tape, "others " + how, "after " + how, {&first, &retry});
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
