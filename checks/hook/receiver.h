// SPDX-License-Identifier: MIT
// An address of ours that an outbound webhook of the rubric is told of, and what came to it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "checks/async/props.h"
#include "core/world.h"
#include "dialect/session.h"
#include "dialect/signing.h"

namespace assay::checks {

class HookReceiver {
 public:
  // All must outlive it. It answers with these statuses in turn; see World::listen.
  HookReceiver(Session& session, const OutboundWebhook& hook, std::vector<int> statuses);

  // Tells the service where to send, under this name. Where the rubric has no call for that, the
  // trigger carries the address. False, and the gather is stopped, when nothing can listen.
  bool subscribe(const std::string& name);
  // Makes it send, under this name.
  const Exchange& trigger(const std::string& name);

  std::vector<Delivery> deliveries() const { return session_.world().deliveries(address_); }
  // Waits until what came is enough, or for that long.
  bool wait_until(int within_ms,
                  const std::function<bool(const std::vector<Delivery>&)>& enough) const;

  // How a delivery is signed; nothing where the rubric states no signature, or where a false one
  // may rest on a secret that the service was never told.
  std::optional<Seal> seal(const Delivery& delivery) const;

 private:
  Session& session_;
  const OutboundWebhook& hook_;
  std::string address_{};
  std::string shown_secret_{};  // of this subscription, where its answer shows one
  bool told_ = false;           // the service knows the rubric's secret
};

}  // namespace assay::checks
