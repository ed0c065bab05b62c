// SPDX-License-Identifier: MIT
// A step's request as this candidate takes it: its paths, its names, its types.
#pragma once

#include "contract/contract.h"
#include "dialect/session.h"
#include "scenario/fill.h"
#include "scenario/scenario.h"

namespace assay {

// The path below the base that was found, with the candidate's own spelling of a resource's
// addresses; the body with its spelling of names and numbers. `resource` is the one that the path
// leads to; null for other paths.
Ask request_of(const Step& step, const Resource* resource, RequestValues& values, Session& session);

// The members of a body in the types that their fields have: "10.00" of a decimal is a number.
Json typed(Json body, const Resource& resource);

}  // namespace assay
