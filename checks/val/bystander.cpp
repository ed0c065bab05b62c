// SPDX-License-Identifier: MIT
// What other callers feel.
#include "checks/val/bystander.h"

#include <algorithm>

namespace assay::checks {

Ask bystander(Session& session) {
  return {.path = session.collection(session.resource()), .patience = Patience::kImpatient};
}

bool is_dead(const Tape& tape) {
  if (!tape.fact("crashed").is_null()) return true;
  return std::ranges::any_of(tape.entries(), [](const Tape::Entry& entry) {
    return entry.exchange.failure == Failure::kRefused;
  });
}

bool is_unharmed(const Exchange& bystander) {
  return bystander.failure != Failure::kTimeout && bystander.ms <= kHeldUpMs;
}

}  // namespace assay::checks
