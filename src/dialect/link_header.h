// SPDX-License-Identifier: MIT
// Link headers (RFC 8288).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/exchange.h"

namespace assay {

struct Link {
  std::string target{};             // as sent: absolute or relative to the request's URL
  std::vector<std::string> rels{};  // in lower case
};

// Every link of every Link header; what cannot be read is skipped. Links with an anchor speak of
// another resource and are left out.
std::vector<Link> links_of(const Headers& headers);

// The target of the first link of this relation; empty when there is none.
std::string target_of(const std::vector<Link>& links, std::string_view rel);

}  // namespace assay
