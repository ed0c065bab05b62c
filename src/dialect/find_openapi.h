// SPDX-License-Identifier: MIT
// Finding the OpenAPI document that a candidate serves.
#pragma once

#include <optional>

#include "core/json.h"
#include "dialect/session.h"

namespace assay {

// The first JSON document at the addresses where frameworks serve it, below the root and the base.
// Binds its address. Nothing when there is none, or the candidate starts to throttle.
std::optional<Json> find_openapi(Session& session);

// Where the contract's paths lead nowhere, and the document has all of them below one other base
// path that answers: adopts that as the dialect's base.
void adopt_stated_base(Session& session, const Json& document);

}  // namespace assay
