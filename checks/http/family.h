// SPDX-License-Identifier: MIT
// The checks of HTTP semantics, by name.
#pragma once

#include "core/check.h"

namespace assay::checks {

extern const Check kCreate;
extern const Check kDelete;
extern const Check kHonestStatus;
extern const Check kMediaType;
extern const Check kMethodNotAllowed;
extern const Check kMissingResource;
extern const Check kPatch;
extern const Check kPutReplace;
extern const Check kReadAfterWrite;
extern const Check kSafeGet;

}  // namespace assay::checks
