// SPDX-License-Identifier: MIT
// Whether what was accepted still stands: some services accept first and refuse later.
#pragma once

#include "core/exchange.h"

namespace assay::checks {

enum class Outlook {
  kStands,
  kPending,  // not decided yet
  kRefused,  // rejected, cancelled, failed
};

// Read from the `status` or `state` of the item that an answer shows; kStands where it shows none.
// A 202 that shows neither is pending.
Outlook outlook_of(const Exchange& answer);

}  // namespace assay::checks
