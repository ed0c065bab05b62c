// SPDX-License-Identifier: MIT
// Subscribing, triggering, and waiting for what comes.
#include "checks/hook/receiver.h"

#include <utility>

#include "checks/hook/sender.h"
#include "core/json.h"
#include "dialect/names.h"

namespace assay::checks {
namespace {

constexpr int kStepMs = 30;
constexpr int kLongestCallMs = 20'000;

std::string secret_in(const Exchange& answer) {
  const std::optional<Json> body = Json::parse(answer.response.body);
  if (!body) return {};
  for (const char* name : {"secret", "signing_secret", "webhook_secret", "signing_key"}) {
    if (const Json* found = deep_text(*body, name)) return found->text();
  }
  return {};
}

}  // namespace

HookReceiver::HookReceiver(Session& session, const OutboundWebhook& hook, std::vector<int> statuses)
    : session_(session), hook_(hook) {
  const Result<std::string> address = session.world().listen(std::move(statuses));
  if (address) {
    address_ = *address;
  } else {
    session.block(address.error().message);
  }
}

bool HookReceiver::subscribe(const std::string& name) {
  if (address_.empty()) return false;
  told_ = hook_.signing && is_given(session_, hook_.signing->secret);
  if (!hook_.subscribe) return true;
  Props props(session_);
  if (!props.make({hook_.subscribe->path, hook_.subscribe->body.dump()}, std::nullopt))
    return false;
  CallValues values = props.values();
  values["receiver"] = address_;
  Ask ask = spoken_call(session_, *hook_.subscribe, values);
  told_ = told_ ||
          (hook_.signing && ask.body.value_or("").find(hook_.signing->secret) != std::string::npos);
  shown_secret_ = secret_in(session_.ask(name, ask));
  return true;
}

const Exchange& HookReceiver::trigger(const std::string& name) {
  Props props(session_);
  props.make({hook_.trigger.path, hook_.trigger.body.dump()}, std::nullopt);
  CallValues values = props.values();
  values["receiver"] = address_;
  Ask ask = spoken_call(session_, hook_.trigger, values);
  ask.timeout_ms = kLongestCallMs;
  return session_.ask(name, ask);
}

bool HookReceiver::wait_until(
    int within_ms, const std::function<bool(const std::vector<Delivery>&)>& enough) const {
  const double until = session_.world().now_ms() + within_ms;
  while (!enough(deliveries())) {
    if (session_.stopped() || session_.world().now_ms() >= until) return false;
    session_.wait_ms(kStepMs);
  }
  return true;
}

std::optional<Seal> HookReceiver::seal(const Delivery& delivery) const {
  if (!hook_.signing) return std::nullopt;
  const Seal by_rubric = seal_of(*hook_.signing, delivery.headers, delivery.body);
  if (by_rubric != Seal::kFalse) return by_rubric;
  Signing own = *hook_.signing;
  own.secret = shown_secret_;
  if (!shown_secret_.empty()) return seal_of(own, delivery.headers, delivery.body);
  return told_ ? std::optional(by_rubric) : std::nullopt;
}

}  // namespace assay::checks
