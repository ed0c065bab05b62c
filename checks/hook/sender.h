// SPDX-License-Identifier: MIT
// Sends the events of one webhook of the rubric as its sender does, and reads what they did.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "checks/async/gauge.h"
#include "checks/async/props.h"
#include "dialect/session.h"
#include "dialect/signing.h"

namespace assay::checks {

// "deposit: event": the name of an exchange or fact of one webhook.
std::string of_hook(const Webhook& hook, std::string_view what);

// Whether assay itself started the service with this secret in its environment.
bool is_given(Session& session, const std::string& secret);

// How true events are met.
enum class Reception {
  kAccepted,
  kAbsent,   // the path is not served
  kRefused,  // in every form that a true event may have
  kUnclear,  // broken, or no answer
};

class Sender {
 public:
  // Both must outlive it.
  Sender(Session& session, const Webhook& hook);

  const Webhook& hook() const { return hook_; }
  // Turns to fresh items for what follows. False, and the gather is stopped, when it cannot.
  bool prepare();

  // A fresh event, dated now.
  SignedEvent event();
  // The same with this member of its body set.
  SignedEvent event_with(std::string_view member, const Json& value);
  // The event's body once more.
  Json body_of(const SignedEvent& event) const;

  // Truly signed, in the form that was accepted; or with these headers instead.
  Ask delivery(const SignedEvent& event) const;
  Ask delivery(const SignedEvent& event, Headers signature) const;
  const Exchange& send(std::string_view what, const SignedEvent& event);

  // Finds the form in which a true event is accepted, and what one does. Notes both.
  Reception introduce();
  // The same for checks that go on from there: what others charge stops the gather.
  bool is_understood();
  // The same where what events do must show, once for each.
  bool is_understood_and_counted();

  // What one event does, as introduce() saw it; nothing where the rubric states no effect, or none
  // showed.
  std::optional<std::int64_t> unit() const { return unit_; }
  // What shows now. Nothing where it cannot be read.
  std::optional<std::int64_t> reading(std::string_view what);
  // How many times an event acted since then, once it did so as often as this or had time to.
  std::optional<std::int64_t> effects_since(std::optional<std::int64_t> before,
                                            int expected,
                                            std::string_view what);

 private:
  // The ways to write an event, of which one is learned.
  struct Form {
    bool spoken = false;  // members are named in the candidate's style
    bool spaced = false;
    Writing writing = Writing::kHex;
  };
  bool try_forms();
  std::string written(const Json& body) const;
  Json fresh_body(const std::string& id);
  void learn_unit(std::optional<std::int64_t> before);

  Session& session_;
  const Webhook& hook_;
  std::optional<Props> props_{};
  std::optional<Gauge> gauge_{};
  Form form_{};
  std::optional<std::int64_t> unit_{};
};

// Plays one webhook after the other, and notes their names.
void for_each_hook(Session& session, const std::function<void(Sender&)>& play);

}  // namespace assay::checks
