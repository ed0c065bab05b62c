// SPDX-License-Identifier: MIT
// hook.replay-window: what was captured long ago does nothing any more.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/hook/family.h"
#include "checks/hook/sender.h"
#include "core/tally.h"
#include "dialect/refusal.h"

namespace assay::checks {
namespace hook_replay_window {
namespace {

constexpr Meta kMeta{
    .id = "hook.replay-window",
    .title = "Events that were signed long ago are refused",
    .failure_title = "An event that was signed an hour ago still acts",
    .why =
        "A signature does not wear out: without a window whoever once read an event from a log "
        "or a proxy can send it again for ever.",
    .fix =
        "Compare the signed timestamp with the clock, refuse what is more than five minutes "
        "away, and remember ids for at least as long.",
    .source = "Standard Webhooks; Stripe, replay attacks",
    .severity = Severity::kMinor,
    .needs = need::kWebhooks,
    .scope = Scope::kService,
};

// Tolerances of a quarter of an hour are reasonable, those of an hour are none.
constexpr std::int64_t kLongAgo = 3'600;  // seconds

// One that is dated now, and signed with another secret.
bool forged_acts(Session& session, Sender& sender) {
  const auto before = sender.reading("effect");
  const SignedEvent forged = sender.event();
  const std::vector<std::string> wrong{other_secret(sender.hook().signing)};
  const Exchange& answer =
      session.ask(of_hook(sender.hook(), "forged"),
                  sender.delivery(forged, signed_headers(sender.hook().signing, forged, wrong)));
  return is_accepted(answer) && sender.effects_since(before, 1, "effect").value_or(0) != 0;
}

void play(Session& session, Sender& sender) {
  if (!has_timestamp(sender.hook().signing.scheme)) return;
  if (!sender.is_understood() || !sender.prepare()) return;
  const auto before = sender.reading("effect");
  SignedEvent old = sender.event();
  old.time -= kLongAgo;
  const bool accepted = is_accepted(sender.send("an hour old", old));
  const auto effects = sender.effects_since(before, accepted ? 1 : 0, "effect");
  if (effects) session.tape().note(of_hook(sender.hook(), "old effects"), *effects);
  if (effects.value_or(0) != 0 && forged_acts(session, sender)) {
    return session.block("blocked by hook.signature: forged events act, whatever their time");
  }
  sender.send("control after", sender.event());
}

void gather(Session& session) {
  const std::vector<Webhook>& all = session.contract().webhooks;
  if (std::ranges::none_of(
          all, [](const Webhook& hook) { return has_timestamp(hook.signing.scheme); })) {
    return session.skip("the scheme of the rubric signs no time");
  }
  for_each_hook(session, [&](Sender& sender) { play(session, sender); });
}

Finding judge(const Tape& tape) {
  Tally tally;
  for (const Json& name : tape.fact("webhooks").items()) {
    const std::string& hook = name.text();
    const Exchange* old = tape.find(hook + ": an hour old");
    if (old == nullptr) continue;  // its scheme signs no time
    if (!is_accepted(tape.at(hook + ": control after"))) {
      return inconclusive(fmt::format("blocked: the next true event '{}' {}", hook,
                                      answer_of(tape.at(hook + ": control after"))));
    }
    const Json& effects = tape.fact(hook + ": old effects");
    if (effects.is_null() && is_accepted(*old)) {
      return inconclusive(
          "an event of an hour ago was answered 2xx, and whether it acted does not "
          "show");
    }
    const bool acted = effects.as_int().value_or(0) != 0;
    tally.add(hook, acted ? 0 : 1, "refused, or without effect",
              acted ? answer_of(*old) + " and acted" : answer_of(*old), *old);
  }
  if (tally.lowest() < 1 && !tape.fact("demanded").boolean()) {
    return not_applicable("old events act, and the brief does not demand webhooks");
  }
  return tally.finding(tally.lowest(), "Events of an hour ago");
}

}  // namespace
}  // namespace hook_replay_window
const Check kReplayWindow{hook_replay_window::kMeta, hook_replay_window::gather,
                          hook_replay_window::judge};
}  // namespace assay::checks
