// SPDX-License-Identifier: MIT
// The forms that a PATCH body may have.
#pragma once

#include <optional>
#include <string>

#include "core/json.h"
#include "dialect/session.h"

namespace assay::checks {

enum class PatchShape { kMembers, kOperations, kResourceObject };

struct PatchForm {
  std::string media_type{};
  PatchShape shape = PatchShape::kMembers;
};

// A PATCH of canonical members in this form, with whatever lock the contract asks for.
Ask patched(Session& session, const Made& made, const Json& members, const PatchForm& form);

// Sends the members in one form after another, onto the tape as "patch", until one is accepted:
// what the rubric's API takes for its other bodies first, then what Accept-Patch names, then
// merge-patch, json-patch and JSON:API. Nothing when none is; the last answer then is the one to
// the first form.
std::optional<PatchForm> accepted_form(Session& session, const Made& made, const Json& members);

}  // namespace assay::checks
