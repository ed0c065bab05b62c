// SPDX-License-Identifier: MIT
// An exchange as JSON and back, as report.json and the record of a run hold it.
#pragma once

#include <optional>

#include "core/exchange.h"
#include "core/json.h"

namespace assay {

// {"id","principal","request":{"method","url","headers":[{"name","value"}],"body"},
//  "response":{"status","headers","body","truncated"},"failure","started_ms","ms"}
// A body or value that is not UTF-8 stands under "body_base64" or "value_base64" instead; the
// request has a body member only when a body was sent; failure is null for an answered exchange.
Json exchange_to_json(const Exchange& exchange);

// Nothing when this is no such object. Absent members keep their defaults.
std::optional<Exchange> exchange_from_json(const Json& json);

}  // namespace assay
