// SPDX-License-Identifier: MIT
// Whether a request changed an item, as reading it before and after tells.
#pragma once

#include <string_view>

#include "core/exchange.h"
#include "core/json.h"

namespace assay {

// Whether one of the members of `sent`, however deep, shows in the item after and did not before.
bool took(const Exchange& before,
          const Exchange& after,
          std::string_view resource,
          const Json& sent);

}  // namespace assay
