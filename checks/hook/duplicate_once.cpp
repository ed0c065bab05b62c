// SPDX-License-Identifier: MIT
// hook.duplicate-once: an event that is delivered again acts no second time.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "checks/hook/family.h"
#include "checks/hook/sender.h"
#include "checks/hook/written_json.h"
#include "core/tally.h"
#include "dialect/refusal.h"
#include "dialect/statuses.h"

namespace assay::checks {
namespace hook_duplicate_once {
namespace {

constexpr Meta kMeta{
    .id = "hook.duplicate-once",
    .title = "An event that is delivered again acts once",
    .failure_title = "An event that is delivered again acts again",
    .why =
        "Senders deliver at least once: after a time-out or a broken connection the same event "
        "comes again, often at the same moment, and is then booked twice.",
    .fix =
        "Insert the event's id under a unique constraint in the transaction of its effect; answer "
        "2xx and do nothing when it is there.",
    .source = "Standard Webhooks (webhook-id as idempotency key); at-least-once delivery",
    .severity = Severity::kCritical,
    .needs = need::kWebhooks,
    .scope = Scope::kService,
    .stage = Stage::kLifecycle,
    .reproduce = false,
};

constexpr int kInTurn = 3;
constexpr std::size_t kTogether = 10;
constexpr int kRounds = 10;
constexpr int kLeastRounds = 3;
constexpr double kBudgetMs = 20'000;
constexpr int kSweepEvery = 4;
constexpr int kLateMs = 300;  // for a second effect to show

// Notes how often the event acted from there on; what is null could not be counted.
void note_effects(Session& session,
                  Sender& sender,
                  const std::string& phase,
                  std::optional<std::int64_t> before,
                  int expected) {
  const auto effects = sender.effects_since(before, expected, "effect");
  session.tape().note(of_hook(sender.hook(), phase + " effects"),
                      effects ? Json(*effects) : Json());
}

void deliver_in_turn(Session& session, Sender& sender, const SignedEvent& event) {
  const auto before = sender.reading("effect");
  for (int i = 0; i < kInTurn && !session.stopped(); ++i)
    sender.send("in turn", event);
  sender.effects_since(before, 1, "effect");
  session.wait_ms(kLateMs);
  note_effects(session, sender, "in turn", before, 0);
}

// The same event, written otherwise: what repeats is its id.
void deliver_in_other_bytes(Session& session, Sender& sender, const SignedEvent& event) {
  const auto before = sender.reading("effect");
  SignedEvent other = event;
  other.body = spaced_json(sender.body_of(event));
  if (other.body == event.body) other.body = sender.body_of(event).dump();
  sender.send("in other bytes", other);
  note_effects(session, sender, "in other bytes", before, 0);
}

void deliver_together(Session& session, Sender& sender) {
  const std::string fact = of_hook(sender.hook(), "together effects");
  const double until = session.world().now_ms() + kBudgetMs;
  for (int round = 1; round <= kRounds && !session.stopped(); ++round) {
    if (round > kLeastRounds && session.world().now_ms() > until) return;
    const auto before = sender.reading("effect");
    const std::vector<Ask> asks(kTogether, sender.delivery(sender.event()));
    session.volley(of_hook(sender.hook(), "together"), asks,
                   round % kSweepEvery == 0 ? Release::kSweep : Release::kThaw);
    note_effects(session, sender, "together", before, 1);
    if (session.tape().fact(fact).as_int().value_or(0) > 1) return;
  }
}

void deliver_after_restart(Session& session, Sender& sender, const SignedEvent& event) {
  const Expectation* storage = find_expectation(session.contract(), "storage");
  const bool durable =
      storage == nullptr || (storage->need.text() != "memory" && storage->need.text() != "none");
  if (!durable || !session.world().can_restart() || session.stopped()) return;
  const auto before = sender.reading("effect");
  if (const Result<void> up = session.world().restart(Ending::kTerm, {}); !up) return;
  // What the event changed is gone with the process: another check's subject.
  if (!before || sender.reading("effect") != before) return;
  sender.send("after a restart", event);
  session.wait_ms(kLateMs);
  note_effects(session, sender, "after a restart", before, 0);
}

void play(Session& session, Sender& sender) {
  if (sender.hook().effect && sender.hook().effect->kind == Effect::Kind::kBecomes) return;
  if (!sender.is_understood_and_counted() || !sender.prepare()) return;
  const auto start = sender.reading("effect");
  const SignedEvent event = sender.event();
  deliver_in_turn(session, sender, event);
  deliver_in_other_bytes(session, sender, event);
  deliver_together(session, sender);
  // A second effect may come late.
  session.wait_ms(kLateMs);
  note_effects(session, sender, "all", start, 0);
  deliver_after_restart(session, sender, event);
}

void gather(Session& session) {
  for_each_hook(session, [&](Sender& sender) { play(session, sender); });
}

std::optional<std::int64_t> counted(const Tape& tape, const std::string& hook, const char* phase) {
  return tape.fact(fmt::format("{}: {} effects", hook, phase)).as_int();
}

// How a duplicate's answer stands: who hears anything but 2xx delivers again.
double answer_credit(const Exchange& answer) {
  return is_accepted(answer) || looks_throttled(answer) || !answer.answered() ? 1 : 0.5;
}

// Whether it is taken at all in those bytes is another check's subject.
void judge_other_bytes(const Tape& tape, const std::string& hook, Tally& tally) {
  const Exchange* answer = tape.find(hook + ": in other bytes");
  const std::optional<std::int64_t> effects = counted(tape, hook, "in other bytes");
  if (answer == nullptr || !effects) return;
  tally.add(hook + ", in other bytes", *effects > 0 ? 0.5 : 1, "no second effect of the same id",
            *effects > 0 ? "acted again" : "did not act", *answer);
}

void judge_phase(
    const Tape& tape, const std::string& hook, const char* phase, std::int64_t most, Tally& tally) {
  const std::vector<const Exchange*> answers = tape.all(fmt::format("{}: {}", hook, phase));
  const std::optional<std::int64_t> effects = counted(tape, hook, phase);
  if (answers.empty() || !effects) return;
  const std::string name = fmt::format("{}, {}", hook, phase);
  if (*effects > most) {
    tally.add(name, 0, "one effect", fmt::format("acted {} times", *effects + 1 - most),
              *answers.back());
    return;
  }
  const Exchange& worst = **std::ranges::min_element(
      answers, {}, [](const Exchange* answer) { return answer_credit(*answer); });
  tally.add(name, answer_credit(worst), "one effect, and 2xx", answer_of(worst), worst);
}

// Those that come while the first is at work may be put off; what they did is what counts.
void judge_together(const Tape& tape, const std::string& hook, Tally& tally) {
  const std::vector<const Exchange*> answers = tape.all(hook + ": together");
  const std::optional<std::int64_t> effects = counted(tape, hook, "together");
  if (answers.empty() || !effects) return;
  const auto broken =
      std::ranges::find_if(answers, [](const Exchange* answer) { return answer->is_5xx(); });
  const bool broke = broken != answers.end() && !looks_throttled(**broken);
  tally.add(fmt::format("{}, {} together", hook, kTogether),
            *effects > 1 ? 0
            : broke      ? 0.5
                         : 1,
            "one effect",
            *effects > 1 ? fmt::format("acted {} times", *effects)
            : broke      ? fmt::format("acted once, and an answer was {}", (*broken)->status())
                         : "acted once",
            broke ? **broken : *answers.back());
}

// What came late: more effects in all than were counted so far.
void judge_total(const Tape& tape, const std::string& hook, Tally& tally) {
  const std::optional<std::int64_t> all = counted(tape, hook, "all");
  const auto raced = static_cast<std::int64_t>(tape.all(hook + ": together").size() / kTogether);
  const std::int64_t known = raced + counted(tape, hook, "in turn").value_or(0) +
                             counted(tape, hook, "in other bytes").value_or(0);
  if (!all || *all <= known || tally.lowest() == 0) return;
  tally.add(hook, 0, fmt::format("{} effects of {} events", raced + 1, raced + 1),
            fmt::format("acted {} times in all", *all), tape.at(hook + ": in turn"));
}

Finding judge(const Tape& tape) {
  Tally tally;
  for (const Json& name : tape.fact("webhooks").items()) {
    const std::string& hook = name.text();
    judge_phase(tape, hook, "in turn", 1, tally);
    judge_other_bytes(tape, hook, tally);
    judge_together(tape, hook, tally);
    judge_total(tape, hook, tally);
    judge_phase(tape, hook, "after a restart", 0, tally);
  }
  if (tally.empty()) {
    return not_applicable(
        "no effect of the rubric tells an event that acts twice from one that acts "
        "once");
  }
  Finding finding = tally.finding(tally.lowest(), "Deliveries of the same event");
  if (finding.outcome == Outcome::kPartial) finding.severity = Severity::kMajor;
  return finding;
}

}  // namespace
}  // namespace hook_duplicate_once
const Check kDuplicateOnce{hook_duplicate_once::kMeta, hook_duplicate_once::gather,
                           hook_duplicate_once::judge};
}  // namespace assay::checks
