// SPDX-License-Identifier: MIT
// hook.signature: forged events do nothing, and true ones are taken as they were signed.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "checks/hook/family.h"
#include "checks/hook/sender.h"
#include "checks/hook/written_json.h"
#include "core/tally.h"
#include "dialect/refusal.h"

namespace assay::checks {
namespace hook_signature {
namespace {

constexpr Meta kMeta{
    .id = "hook.signature",
    .title = "Forged events are refused, and true ones are accepted byte for byte",
    .failure_title = "Forged events are processed, or true ones are refused",
    .why =
        "The address of a webhook is no secret: without its signature anybody can credit an "
        "account. Who signs JSON that was parsed and written again refuses true events as soon "
        "as a sender spaces it otherwise.",
    .fix =
        "Compute the HMAC over the raw body before parsing it, compare in constant time, and "
        "answer 401 when it differs or is missing.",
    .source = "Standard Webhooks; GitHub X-Hub-Signature-256; Stripe-Signature",
    .severity = Severity::kCritical,
    .needs = need::kWebhooks,
    .scope = Scope::kService,
};

constexpr std::array kForgeries{"changed body", "another secret", "no signature"};
constexpr double kReserialised = 0.5;

void send_with_another_secret(Session& session, Sender& sender) {
  const Signing& signing = sender.hook().signing;
  const SignedEvent sent = sender.event();
  const std::vector<std::string> wrong{other_secret(signing)};
  session.ask(of_hook(sender.hook(), kForgeries.at(1)),
              sender.delivery(sent, signed_headers(signing, sent, wrong)));
}

void send_forgeries(Session& session, Sender& sender) {
  const Signing& signing = sender.hook().signing;
  const auto name = [&](std::size_t i) { return of_hook(sender.hook(), kForgeries.at(i)); };
  const SignedEvent told = sender.event();
  SignedEvent sent = sender.event();
  // What is signed goes by the id that is sent, or a scheme with ids in headers would contradict.
  Headers of_other = sender.delivery({sent.id, sent.time, told.body}).headers;
  session.ask(name(0), sender.delivery(sent, std::move(of_other)));

  send_with_another_secret(session, sender);

  sent = sender.event();
  Headers rest = sender.delivery(sent).headers;
  std::erase_if(rest, [&](const Header& h) { return h.name == signature_header(signing); });
  session.ask(name(2), sender.delivery(sent, std::move(rest)));
}

bool any_accepted(const Tape& tape, const std::string& hook) {
  for (const char* forgery : kForgeries) {
    if (is_accepted(tape.at(hook + ": " + forgery))) return true;
  }
  return false;
}

void send_odd_ones(Session& session, Sender& sender) {
  SignedEvent odd = sender.event();
  odd.body = odd_json(sender.body_of(odd));
  sender.send("odd spacing", odd);
  sender.send("beyond ASCII", sender.event_with("note", "Gr\u00fc\u00dfe \u2603"));
  if (!has_timestamp(sender.hook().signing.scheme)) return;
  const Signing& signing = sender.hook().signing;
  const std::vector<std::string> both{other_secret(signing), signing.secret};
  const SignedEvent rotated = sender.event();
  session.ask(of_hook(sender.hook(), "two signatures"),
              sender.delivery(rotated, signed_headers(signing, rotated, both)));
}

void play(Session& session, Sender& sender) {
  const Reception reception = sender.introduce();
  if (session.stopped()) return;
  // Tells whether true events are refused for their signature, or for what they say.
  if (reception == Reception::kRefused) send_with_another_secret(session, sender);
  if (reception != Reception::kAccepted) return;
  if (!sender.prepare()) return;
  const auto before = sender.reading("effect");
  send_forgeries(session, sender);
  if (session.stopped()) return;
  // Only what was accepted may act later.
  const int waited_for = any_accepted(session.tape(), sender.hook().name) ? 1 : 0;
  const auto effects = sender.effects_since(before, waited_for, "effect");
  if (effects) session.tape().note(of_hook(sender.hook(), "forged effects"), *effects);
  send_odd_ones(session, sender);
}

void gather(Session& session) {
  for_each_hook(session, [&](Sender& sender) { play(session, sender); });
}

// A true event is not accepted at all.
Finding judge_refused(const Tape& tape, const std::string& hook, Reception reception) {
  const Exchange& answer = tape.at(hook + ": control");
  const Loss loss{.message = fmt::format("a truly signed event '{}' {}", hook, answer_of(answer)),
                  .expected = "2xx",
                  .observed = answer_of(answer)};
  if (reception == Reception::kAbsent && !tape.fact("demanded").boolean()) {
    return not_applicable(
        fmt::format("no webhook '{}' is offered: it {}", hook, answer_of(answer)));
  }
  const bool told = tape.fact(hook + ": secret is given").boolean();
  // Not what a wrong signature is answered with: the event's content was looked at.
  const Exchange* forged = tape.find(hook + ": " + kForgeries.at(1));
  const bool content =
      reception == Reception::kRefused &&
      (answer.status() == 404 || answer.status() == 409 || answer.status() == 422 ||
       (forged != nullptr && forged->answered() && forged->status() != answer.status()));
  if (reception == Reception::kUnclear || content || (reception == Reception::kRefused && !told)) {
    return inconclusive(
        fmt::format("blocked: a truly signed event '{}' {}{}", hook, answer_of(answer),
                    told || content ? ""
                                    : "; whether the service knows the secret does not "
                                      "show"));
  }
  Finding finding = fail(answer, loss);
  finding.severity = Severity::kMajor;
  return finding;
}

// Nothing where whether a forged event acted cannot be told.
bool judge_forgeries(const Tape& tape, const std::string& hook, Tally& tally) {
  std::vector<const char*> accepted;
  const Exchange* shown = &tape.at(hook + ": " + kForgeries.front());
  for (const char* forgery : kForgeries) {
    const Exchange& answer = tape.at(hook + ": " + forgery);
    if (!is_accepted(answer)) continue;
    if (accepted.empty()) shown = &answer;
    accepted.push_back(forgery);
  }
  const Json& effects = tape.fact(hook + ": forged effects");
  if (effects.is_null() && !accepted.empty()) return false;
  const std::int64_t acted = effects.as_int().value_or(0);
  tally.add(hook + ", forged events:", acted == 0 ? 1 : 0, "refused, and nothing done",
            acted == 0
                ? std::string("none acted")
                : fmt::format("{} of {} acted ({})", acted, kForgeries.size(),
                              accepted.empty() ? "all were refused"
                                               : fmt::format("{}", fmt::join(accepted, ", "))),
            *shown);
  return true;
}

void judge_odd_ones(const Tape& tape, const std::string& hook, Tally& tally) {
  const std::string expected = "2xx for what is truly signed";
  const Exchange& odd = tape.at(hook + ": odd spacing");
  tally.add(hook + ", odd spacing", is_accepted(odd) ? 1 : kReserialised, expected, odd);
  // A member more may be refused for itself, by 400 or 422.
  const Exchange& beyond = tape.at(hook + ": beyond ASCII");
  const bool refused = beyond.status() == 401 || beyond.status() == 403;
  tally.add(hook + ", beyond ASCII", refused ? kReserialised : 1, expected, beyond);
  if (tape.fact(hook + ": spaced").boolean()) {
    tally.add(hook + ", compact", kReserialised, expected,
              "is accepted only with a space after every ',' and ':'", tape.at(hook + ": control"));
  }
}

Finding judge(const Tape& tape) {
  Tally tally;
  std::string note;
  for (const Json& name : tape.fact("webhooks").items()) {
    const std::string& hook = name.text();
    const auto reception = static_cast<Reception>(
        tape.fact(hook + ": reception").as_int().value_or(static_cast<int>(Reception::kUnclear)));
    if (reception != Reception::kAccepted) return judge_refused(tape, hook, reception);
    if (!judge_forgeries(tape, hook, tally)) {
      return inconclusive(fmt::format(
          "a forged event '{}' was answered 2xx, and whether it acted does not show", hook));
    }
    judge_odd_ones(tape, hook, tally);
    const Exchange* rotated = tape.find(hook + ": two signatures");
    if (rotated != nullptr && rotated->is_4xx()) {
      note = "a header with the signatures of two secrets is refused: they cannot be rotated";
    }
  }
  Finding finding = tally.finding(tally.lowest(), "Signatures");
  if (finding.outcome == Outcome::kPartial) finding.severity = Severity::kMajor;
  if (finding.note.empty()) finding.note = note;
  return finding;
}

}  // namespace
}  // namespace hook_signature
const Check kSignature{hook_signature::kMeta, hook_signature::gather, hook_signature::judge};
}  // namespace assay::checks
