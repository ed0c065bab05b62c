// SPDX-License-Identifier: MIT
// Writing a canonical body the way the candidate spells it.
#pragma once

#include "contract/contract.h"
#include "core/json.h"
#include "dialect/dialect.h"

namespace assay {

// The body with the candidate's names, decimals and wrapper. Members that are no declared field
// follow the same name style. A body that is no object is returned as it is.
Json spelled(const Json& canonical, const Resource& resource, const ResourceDialect& dialect);

}  // namespace assay
