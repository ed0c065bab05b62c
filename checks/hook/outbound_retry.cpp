// SPDX-License-Identifier: MIT
// hook.outbound-retry: events that go out are signed, come again until they are taken, and keep
// nobody waiting.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/async/job_run.h"
#include "checks/hook/family.h"
#include "checks/hook/receiver.h"
#include "core/tally.h"
#include "dialect/compare.h"
#include "dialect/names.h"
#include "dialect/refusal.h"

namespace assay::checks {
namespace hook_outbound_retry {
namespace {

constexpr Meta kMeta{
    .id = "hook.outbound-retry",
    .title = "Events that go out are signed, come again until they are taken, and block nothing",
    .failure_title = "Events that go out are lost at the first refusal, unsigned, or block the API",
    .why =
        "A receiver that is deployed for a minute answers 503: an event that is tried once is "
        "lost to it. One that hangs must not hang the request that caused the event.",
    .fix =
        "Write the event into an outbox in the transaction of its cause; let a worker send it "
        "with a time limit, again after growing pauses under the same id, and signed.",
    .source = "Standard Webhooks; OWASP API7:2023",
    .severity = Severity::kMajor,
    .needs = need::kOutbound,
    .scope = Scope::kService,
    .stage = Stage::kLifecycle,
};

constexpr double kBlockedMs = 2'000;
constexpr double kQuickMs = 700;
constexpr double kHammeringMs = 20;  // between two attempts: no pause at all
constexpr int kHungMs = 5'000;       // for the receiver that hangs to be asked

std::string of_outbound(const OutboundWebhook& hook, const char* what) {
  return fmt::format("{}: {}", hook.name, what);
}

Json noted(const HookReceiver& receiver) {
  Json all = Json::array();
  for (const Delivery& each : receiver.deliveries()) {
    const std::optional<Seal> seal = receiver.seal(each);
    all.push(Json::object({{"at_ms", each.at_ms},
                           {"answered", each.answered},
                           {"id", delivered_id(each.headers, each.body)},
                           {"body", each.body},
                           {"seal", seal ? Json(static_cast<int>(*seal)) : Json()}}));
  }
  return all;
}

// The attempts at one event, by its id, or by its body where it shows none.
std::map<std::string, int> attempts(const std::vector<Delivery>& all) {
  std::map<std::string, int> count;
  for (const Delivery& each : all) {
    const std::string id = delivered_id(each.headers, each.body);
    ++count[id.empty() ? each.body : id];
  }
  return count;
}

bool is_any_tried(const std::vector<Delivery>& all, int times) {
  return std::ranges::any_of(attempts(all), [&](const auto& one) { return one.second >= times; });
}

// The first two attempts are refused.
bool refuse_twice(Session& session, const OutboundWebhook& hook) {
  HookReceiver receiver(session, hook, {500, 500, 200});
  if (!receiver.subscribe(of_outbound(hook, "subscribe"))) return false;
  const Exchange* subscribed = session.tape().find(of_outbound(hook, "subscribe"));
  if (subscribed != nullptr && !is_accepted(*subscribed)) return false;
  if (!is_accepted(receiver.trigger(of_outbound(hook, "trigger")))) return false;
  receiver.wait_until(hook.within_ms, [](const auto& all) { return !all.empty(); });
  receiver.wait_until(hook.within_ms, [](const auto& all) { return is_any_tried(all, 2); });
  const int third = is_any_tried(receiver.deliveries(), 2) ? hook.within_ms : 0;
  receiver.wait_until(third, [](const auto& all) { return is_any_tried(all, 3); });
  session.tape().note(of_outbound(hook, "deliveries"), noted(receiver));
  return !receiver.deliveries().empty();
}

// A receiver that takes the event and never answers.
void hang(Session& session, const OutboundWebhook& hook) {
  HookReceiver receiver(session, hook, {0, 200});
  const std::string other = session.collection(session.resource());
  session.get(of_outbound(hook, "other request"), other);
  if (!receiver.subscribe(of_outbound(hook, "subscribe a hanging one"))) return;
  receiver.trigger(of_outbound(hook, "trigger while it hangs"));
  const bool hung = receiver.wait_until(std::min(hook.within_ms, kHungMs),
                                        [](const auto& all) { return !all.empty(); });
  session.tape().note(of_outbound(hook, "hung"), hung);
  session.get(of_outbound(hook, "other request while it hangs"), other);
}

bool names_receiver(const OutboundWebhook& hook) {
  const auto names = [](const Call& call) {
    return (call.path + call.body.dump()).find("{{receiver}}") != std::string::npos;
  };
  return names(hook.trigger) || (hook.subscribe && names(*hook.subscribe));
}

void gather(Session& session) {
  Tape& tape = session.tape();
  tape.note("demanded", is_demanded(session.contract(), "webhook"));
  Json names = Json::array();
  for (const OutboundWebhook& hook : session.contract().outbound) {
    if (session.stopped()) return;
    if (!names_receiver(hook)) {
      return session.block("no call of the rubric tells the service of {{receiver}}");
    }
    tape.note(of_outbound(hook, "within"), hook.within_ms);
    names.push(hook.name);
    if (refuse_twice(session, hook) && !session.stopped()) hang(session, hook);
  }
  tape.note("outbound", std::move(names));
}

// Why there is nothing to judge; nothing when there is.
std::optional<Finding> stopper(const Tape& tape, const std::string& hook) {
  const Exchange* subscribed = tape.find(hook + ": subscribe");
  const Exchange* triggered = tape.find(hook + ": trigger");
  const Exchange* last = triggered != nullptr ? triggered : subscribed;
  if (last == nullptr) return inconclusive("nothing could listen for the events");
  if (subscribed != nullptr && is_absent(*subscribed)) {
    if (!tape.fact("demanded").boolean()) {
      return not_applicable(
          fmt::format("'{}' is not offered: subscribing {}", hook, answer_of(*subscribed)));
    }
    return fail(*subscribed,
                {.message = fmt::format("subscribing to '{}' {}", hook, answer_of(*subscribed)),
                 .expected = "2xx",
                 .observed = answer_of(*subscribed)});
  }
  if (!is_accepted(*last)) {
    return inconclusive(fmt::format("blocked: {} '{}' {}",
                                    triggered == nullptr ? "subscribing to" : "the trigger of",
                                    hook, answer_of(*last)));
  }
  if (tape.fact(hook + ": deliveries").items().empty()) {
    return inconclusive(fmt::format(
        "no event '{}' came to an address on loopback, which a guard may keep out", hook));
  }
  return std::nullopt;
}

// Whether two deliveries are the same event but for what each attempt may have of its own.
bool same_but_for_ids(const Json& left, const Json& right) {
  std::optional<Json> one = Json::parse(left.find("body")->text());
  std::optional<Json> other = Json::parse(right.find("body")->text());
  if (!one || !other || !one->is_object()) return false;
  for (const char* name : {"id", "event_id", "eventId", "attempt", "uuid"}) {
    one->erase(name);
    other->erase(name);
  }
  return same_after_masking(*one, *other);
}

std::string key_of(const Json& delivery) {
  const std::string& id = delivery.find("id")->text();
  return id.empty() ? delivery.find("body")->text() : id;
}

// The attempts at the event that was tried most often.
std::vector<const Json*> most_tried(const Json::Array& all) {
  std::vector<const Json*> most;
  for (const Json& first : all) {
    std::vector<const Json*> same;
    for (const Json& each : all) {
      if (key_of(each) == key_of(first)) same.push_back(&each);
    }
    if (same.size() > most.size()) most = std::move(same);
  }
  return most;
}

bool is_hammering(const std::vector<const Json*>& tries) {
  for (std::size_t i = 1; i < tries.size(); ++i) {
    const double pause =
        tries[i]->find("at_ms")->as_double() - tries[i - 1]->find("at_ms")->as_double();
    if (pause > kHammeringMs) return false;
  }
  return tries.size() > 2;
}

void judge_retries(const Tape& tape, const std::string& hook, Tally& tally) {
  const Json::Array& all = tape.fact(hook + ": deliveries").items();
  const std::vector<const Json*> tries = most_tried(all);
  const Exchange& cause = tape.at(hook + ": trigger");
  const std::string expected = "the same event again after a refusal";
  const double within = tape.fact(hook + ": within").as_double() / 1'000;
  if (tries.size() > 1) {
    const bool hammers = is_hammering(tries);
    tally.add(hook + ", again", hammers ? 0.75 : 1, expected,
              fmt::format("came {} times{}", tries.size(), hammers ? " without a pause" : ""),
              cause);
  } else if (all.size() > 1 && same_but_for_ids(all[0], all[1])) {
    tally.add(hook + ", again", 0.5, expected, "came again under another id", cause);
  } else {
    tally.add(hook + ", again", 0, expected,
              fmt::format("came once, was answered {}, and did not come again within {:.0f} s",
                          all[0].find("answered")->text(), within),
              cause);
  }
}

void judge_seals(const Tape& tape, const std::string& hook, Tally& tally) {
  bool known = false;
  Seal worst = Seal::kTrue;
  for (const Json& each : tape.fact(hook + ": deliveries").items()) {
    const std::optional<std::int64_t> seal = each.find("seal")->as_int();
    if (!seal) continue;
    known = true;
    worst = std::max(worst, static_cast<Seal>(*seal));
  }
  if (!known) return;
  tally.add(hook + ", signature", worst == Seal::kTrue ? 1 : 0.5, "a true signature of every event",
            worst == Seal::kMissing ? "an event without a signature"
            : worst == Seal::kFalse ? "a signature that is not that of the body"
                                    : "true",
            tape.at(hook + ": trigger"));
}

// What was quick before, and slow while the receiver hung.
void judge_wait(const Tape& tape,
                const std::string& hook,
                const char* before,
                const char* during,
                Tally& tally) {
  const Exchange* quick = tape.find(fmt::format("{}: {}", hook, before));
  const Exchange* slow = tape.find(fmt::format("{}: {}", hook, during));
  const bool told = quick != nullptr && slow != nullptr && quick->answered() &&
                    quick->ms < kQuickMs && tape.fact(hook + ": hung").boolean();
  if (!told) return;
  const bool waited = slow->failure == Failure::kTimeout || slow->ms > kBlockedMs;
  tally.add(fmt::format("{}, {}", hook, during), waited ? 0.5 : 1,
            "an answer that does not wait for the receiver",
            waited ? fmt::format("answered after {:.1f} s, {:.2f} s before", slow->ms / 1'000,
                                 quick->ms / 1'000)
                   : "not kept waiting",
            *slow);
}

double product(const Tally& tally) {
  double credit = 1;
  for (const Case& one : tally.cases())
    credit *= one.credit;
  return credit;
}

Finding judge(const Tape& tape) {
  Tally tally;
  for (const Json& name : tape.fact("outbound").items()) {
    const std::string& hook = name.text();
    if (std::optional<Finding> end = stopper(tape, hook)) return *std::move(end);
    judge_retries(tape, hook, tally);
    judge_seals(tape, hook, tally);
    judge_wait(tape, hook, "trigger", "trigger while it hangs", tally);
    judge_wait(tape, hook, "other request", "other request while it hangs", tally);
  }
  if (tally.lowest() == 0 && !tape.fact("demanded").boolean()) {
    return not_applicable("a refused event does not come again, and the brief does not demand it");
  }
  return tally.finding(product(tally), "Sending events");
}

}  // namespace
}  // namespace hook_outbound_retry
const Check kOutboundRetry{hook_outbound_retry::kMeta, hook_outbound_retry::gather,
                           hook_outbound_retry::judge};
}  // namespace assay::checks
