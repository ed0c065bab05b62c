// SPDX-License-Identifier: MIT
// What only a service that assay started can be asked.
#include "checks/life/launched.h"

namespace assay::checks {

bool is_launched(Session& session) {
  if (session.world().can_restart()) return true;
  session.block("it takes a service that assay starts and ends");
  return false;
}

bool must_be_durable(Session& session) {
  const Expectation* storage = find_expectation(session.contract(), "storage");
  const bool allowed =
      storage != nullptr && (storage->need.text() == "memory" || storage->need.text() == "none");
  if (allowed) session.skip("the brief allows a store that ends with the process");
  return !allowed;
}

}  // namespace assay::checks
