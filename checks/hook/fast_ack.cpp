// SPDX-License-Identifier: MIT
// hook.fast-ack: an event is acknowledged before it is worked on, and none is dropped.
#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/hook/family.h"
#include "checks/hook/sender.h"
#include "core/tally.h"
#include "core/template.h"
#include "dialect/refusal.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace hook_fast_ack {
namespace {

constexpr Meta kMeta{
    .id = "hook.fast-ack",
    .title = "Events are acknowledged in time, and none is dropped",
    .failure_title = "Events are acknowledged late, or dropped",
    .why =
        "Senders wait some seconds and then deliver again; who works before answering turns a "
        "busy hour into a storm of duplicates. Who answers and then forgets gets no second try.",
    .fix =
        "Store the event, answer 2xx, and work on it from the store. Answer 2xx to types that "
        "mean nothing to you as well.",
    .source = "Standard Webhooks (senders time out after 15 to 30 s)",
    .severity = Severity::kMinor,
    .needs = need::kWebhooks,
    .scope = Scope::kService,
};

constexpr int kEvents = 20;
constexpr int kLate = 2;  // so many late ones of them decide
constexpr double kSenderGivesUpMs = 15'000;
constexpr double kIdleMs = 5'000;      // without progress
constexpr double kLongestMs = 60'000;  // for all effects to show
constexpr int kStepMs = 100;

// The member that tells an event's type; empty where the body has none.
std::string type_member(const Json& body) {
  for (const char* name : {"type", "event", "event_type", "eventType", "topic"}) {
    const Json* type = body.find(name);
    if (type != nullptr && type->is_string() && holes_in(type->text()).empty()) return name;
  }
  return {};
}

// Waits while effects still come in. Events that wait in a queue of the service are not lost.
std::optional<std::int64_t> settled_effects(Session& session,
                                            Sender& sender,
                                            std::optional<std::int64_t> before,
                                            std::int64_t sent) {
  const double begin = session.world().now_ms();
  double progress = begin;
  std::optional<std::int64_t> last = sender.reading("effect");
  while (before && last && !session.stopped()) {
    const double now = session.world().now_ms();
    const bool all = sender.unit() && (*last - *before) / *sender.unit() >= sent;
    if (all || now - progress > kIdleMs || now - begin > kLongestMs) break;
    session.wait_ms(kStepMs);
    const std::optional<std::int64_t> next = sender.reading("effect");
    if (next != last) progress = session.world().now_ms();
    last = next;
  }
  if (!before || !last) return std::nullopt;
  if (!sender.unit()) return *last == *before ? std::optional<std::int64_t>(0) : std::nullopt;
  return (*last - *before) / *sender.unit();
}

void play(Session& session, Sender& sender) {
  if (!sender.is_understood() || !sender.prepare()) return;
  Tape& tape = session.tape();
  const Webhook& hook = sender.hook();
  tape.note(of_hook(hook, "within"), hook.within_ms);
  const bool counts = hook.effect && hook.effect->kind != Effect::Kind::kBecomes;
  const auto before = counts ? sender.reading("effect") : std::nullopt;
  int sent = 0;
  for (int late = 0; sent < kEvents && late < kLate && !session.stopped(); ++sent)
    late += sender.send("event", sender.event()).ms > hook.within_ms ? 1 : 0;
  const auto effects = settled_effects(session, sender, before, sent);
  if (effects) tape.note(of_hook(hook, "effects"), *effects);
  const std::string type = type_member(hook.event.body);
  if (!type.empty() && !session.stopped()) {
    sender.send("unknown type", sender.event_with(type, "nothing.you.know"));
  }
}

void gather(Session& session) {
  for_each_hook(session, [&](Sender& sender) { play(session, sender); });
}

// The time within which 19 of 20 were answered: of the slowest but one. One that never was counts
// as endless.
double p95(const std::vector<const Exchange*>& answers) {
  std::vector<double> times;
  for (const Exchange* answer : answers)
    times.push_back(answer->failure == Failure::kTimeout ? 1e9 : answer->ms);
  std::ranges::sort(times, std::ranges::greater());
  return times.at(1);
}

void judge_time(const Tape& tape,
                const std::string& hook,
                const std::vector<const Exchange*>& answers,
                Tally& tally) {
  const double within = tape.fact(hook + ": within").as_double();
  const double time = p95(answers);
  const Exchange& slowest =
      **std::ranges::max_element(answers, {}, [](const Exchange* answer) { return answer->ms; });
  const double late = time <= kSenderGivesUpMs ? 0.5 : 0;
  tally.add(hook + ", time", time <= within ? 1 : late,
            fmt::format("19 of 20 acknowledged within {:.1f} s", within / 1'000),
            time > 1e8
                ? "two were not acknowledged at all"
                : fmt::format("two of {} took {:.2f} s or more", answers.size(), time / 1'000),
            slowest);
}

void judge_loss(const Tape& tape,
                const std::string& hook,
                const std::vector<const Exchange*>& answers,
                Tally& tally) {
  const auto accepted =
      std::ranges::count_if(answers, [](const Exchange* answer) { return is_accepted(*answer); });
  const std::optional<std::int64_t> effects = tape.fact(hook + ": effects").as_int();
  const auto refused = std::ranges::find_if(answers, [](const Exchange* answer) {
    return answer->answered() && !is_accepted(*answer) && !looks_throttled(*answer);
  });
  if (effects && *effects < accepted) {
    tally.add(hook + ", effects", 0, fmt::format("{} effects", accepted),
              fmt::format("{} of {} acknowledged events acted", *effects, accepted),
              *answers.back());
  } else if (refused != answers.end()) {
    tally.add(hook + ", answers", 0.5, "2xx for every true event", **refused);
  }
}

void judge_unknown_type(const Tape& tape, const std::string& hook, Tally& tally) {
  const Exchange* answer = tape.find(hook + ": unknown type");
  if (answer == nullptr || !answer->answered() || looks_throttled(*answer)) return;
  tally.add(hook + ", unknown type",
            answer->is_2xx()   ? 1
            : answer->is_4xx() ? 0.5
                               : 0,
            "2xx for an event of another type", *answer);
}

Finding judge(const Tape& tape) {
  Tally tally;
  for (const Json& name : tape.fact("webhooks").items()) {
    const std::string& hook = name.text();
    const std::vector<const Exchange*> answers = tape.all(hook + ": event");
    if (answers.size() < static_cast<std::size_t>(kLate)) continue;
    judge_time(tape, hook, answers, tally);
    judge_loss(tape, hook, answers, tally);
    judge_unknown_type(tape, hook, tally);
  }
  if (tally.empty()) return inconclusive("the events could not be sent");
  return tally.finding(tally.lowest(), "Receiving events");
}

}  // namespace
}  // namespace hook_fast_ack
const Check kFastAck{hook_fast_ack::kMeta, hook_fast_ack::gather, hook_fast_ack::judge};
}  // namespace assay::checks
