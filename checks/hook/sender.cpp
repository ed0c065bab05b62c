// SPDX-License-Identifier: MIT
// Writing, signing and sending events.
#include "checks/hook/sender.h"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "checks/async/job_run.h"
#include "checks/hook/written_json.h"
#include "dialect/refusal.h"

namespace assay::checks {
namespace {

constexpr int kLongestAckMs = 20'000;
constexpr int kLongestEffectMs = 5'000;  // of the first event, which may have to wake something up

}  // namespace

bool is_given(Session& session, const std::string& secret) {
  return session.world().can_restart() &&
         std::ranges::any_of(session.known_keys(), [&](const KnownKey& key) {
           return key.origin == KeyOrigin::kGiven && key.text == secret;
         });
}

std::string of_hook(const Webhook& hook, std::string_view what) {
  return fmt::format("{}: {}", hook.name, what);
}

Sender::Sender(Session& session, const Webhook& hook) : session_(session), hook_(hook) {}

bool Sender::prepare() {
  props_.emplace(session_);
  gauge_.reset();
  const std::string effect = hook_.effect ? hook_.effect->path : "";
  if (!props_->make({hook_.event.path, hook_.event.body.dump(), effect}, hook_.effect))
    return false;
  if (hook_.effect) gauge_.emplace(session_, *hook_.effect, props_->path(effect));
  return true;
}

Json Sender::fresh_body(const std::string& id) {
  CallValues values = props_->values();
  values["event"] = id;
  if (form_.spoken) {
    const Ask ask = spoken_call(session_, hook_.event, values);
    return Json::parse(ask.body.value_or("null")).value_or(Json());
  }
  return stated_body(session_, hook_.event, values);
}

std::string Sender::written(const Json& body) const {
  if (body.is_null()) return {};
  return form_.spaced ? spaced_json(body) : body.dump();
}

SignedEvent Sender::event() {
  const std::string id = session_.maker().uuid();
  return {id, session_.world().unix_time(), written(fresh_body(id))};
}

SignedEvent Sender::event_with(std::string_view member, const Json& value) {
  SignedEvent changed = event();
  Json body = body_of(changed);
  body.set(member, value);
  changed.body = written(body);
  return changed;
}

Json Sender::body_of(const SignedEvent& event) const {
  return Json::parse(event.body).value_or(Json());
}

Ask Sender::delivery(const SignedEvent& event, Headers signature) const {
  return {.method = hook_.event.method,
          .path = props_->path(hook_.event.path, {{"event", Json(event.id)}}),
          .body = event.body,
          .headers = std::move(signature),
          .principal = &Session::anonymous(),
          .timeout_ms = kLongestAckMs};
}

Ask Sender::delivery(const SignedEvent& event) const {
  return delivery(event, signed_headers(hook_.signing, event, form_.writing));
}

const Exchange& Sender::send(std::string_view what, const SignedEvent& event) {
  return session_.ask(of_hook(hook_, what), delivery(event));
}

// As the rubric writes it first. What a form has to do with a refusal no status tells for sure.
bool Sender::try_forms() {
  const bool open = hook_.signing.scheme == SignatureScheme::kHmacHex;
  for (const bool spoken : {false, true}) {
    for (const bool spaced : {false, true}) {
      for (const Writing writing : {Writing::kHex, Writing::kPrefixedHex, Writing::kBase64}) {
        if (session_.stopped() || (writing != Writing::kHex && !open)) continue;
        form_ = {spoken, spaced, writing};
        const Exchange& answer = send("control", event());
        if (is_accepted(answer)) return true;
        if (!answer.is_4xx() || is_absent(answer)) return false;
      }
    }
  }
  return false;
}

void Sender::learn_unit(std::optional<std::int64_t> before) {
  if (!before) return;
  const int within = std::max(session_.contract().consistency_ms, kLongestEffectMs);
  const auto after = gauge_->read_until(of_hook(hook_, "effect"), within,
                                        [&](std::int64_t now) { return now != *before; });
  if (after && *after != *before) unit_ = *after - *before;
}

Reception Sender::introduce() {
  if (!prepare()) return Reception::kUnclear;
  const auto before = reading("effect");
  Reception reception = Reception::kAccepted;
  if (try_forms()) {
    learn_unit(before);
  } else {
    const Exchange* answer = session_.tape().find(of_hook(hook_, "control"));
    reception = answer == nullptr || !answer->is_4xx() ? Reception::kUnclear
                : is_absent(*answer)                   ? Reception::kAbsent
                                                       : Reception::kRefused;
    if (answer != nullptr && answer->status() == 501) reception = Reception::kAbsent;
  }
  Tape& tape = session_.tape();
  tape.note(of_hook(hook_, "reception"), static_cast<int>(reception));
  tape.note(of_hook(hook_, "spaced"), form_.spaced);
  tape.note(of_hook(hook_, "secret is given"), is_given(session_, hook_.signing.secret));
  return reception;
}

bool Sender::is_understood() {
  const Reception reception = introduce();
  if (session_.stopped()) return false;
  if (reception == Reception::kAccepted) return true;
  const std::string answer = answer_of(session_.tape().at(of_hook(hook_, "control")));
  if (reception == Reception::kAbsent && !is_demanded(session_.contract(), "webhook")) {
    session_.skip(fmt::format("no webhook '{}' is offered: it {}", hook_.name, answer));
  }
  session_.block(fmt::format("blocked by hook.signature: a truly signed event {}", answer));
  return false;
}

bool Sender::is_understood_and_counted() {
  if (!hook_.effect) {
    session_.skip(fmt::format(
        "the rubric states no effect of '{}', by which twice differs from once", hook_.name));
    return false;
  }
  if (!is_understood()) return false;
  if (unit_) return true;
  session_.block(fmt::format(
      "blocked by hook.fast-ack: an accepted event '{}' changed nothing that the rubric says it "
      "changes",
      hook_.name));
  return false;
}

std::optional<std::int64_t> Sender::reading(std::string_view what) {
  return gauge_ ? gauge_->read(of_hook(hook_, what)) : std::nullopt;
}

std::optional<std::int64_t> Sender::effects_since(std::optional<std::int64_t> before,
                                                  int expected,
                                                  std::string_view what) {
  if (!before || !unit_ || !gauge_) return std::nullopt;
  const auto now = gauge_->read_until(
      of_hook(hook_, what), session_.contract().consistency_ms,
      [&](std::int64_t shown) { return (shown - *before) / *unit_ >= expected; });
  if (!now) return std::nullopt;
  return (*now - *before) / *unit_;
}

void for_each_hook(Session& session, const std::function<void(Sender&)>& play) {
  Tape& tape = session.tape();
  tape.note("demanded", is_demanded(session.contract(), "webhook"));
  Json names = Json::array();
  for (const Webhook& hook : session.contract().webhooks) {
    if (session.stopped()) return;
    Sender sender(session, hook);
    play(sender);
    names.push(hook.name);
  }
  tape.note("webhooks", std::move(names));
}

}  // namespace assay::checks
