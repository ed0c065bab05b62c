// SPDX-License-Identifier: MIT
// Provokes each kind of refusal that the API must know, twice, on each of its resources.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/tape.h"
#include "dialect/session.h"

namespace assay::checks {

// The names under which the refusals stand on the tape.
namespace provoked {
constexpr std::string_view kValidation = "validation";
constexpr std::string_view kMalformed = "malformed JSON";
constexpr std::string_view kNotFound = "unknown id";
constexpr std::string_view kConflict = "duplicate";
constexpr std::string_view kAnonymous = "no credentials";
constexpr std::string_view kDenied = "another user's item";
}  // namespace provoked

// True for an entry that `provoke` made.
bool is_provoked(std::string_view name);

// Creates an item of each resource (the control), then sends what must be refused, and notes the
// routes. Kinds that the contract does not have are left out. Stops the gather when no resource can
// be created.
void provoke(Session& session);

}  // namespace assay::checks
