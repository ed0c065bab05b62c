// SPDX-License-Identifier: MIT
// The checks of validation, by name.
#pragma once

#include "core/check.h"

namespace assay::checks {

extern const Check kBoundaryAccept;
extern const Check kContentType;
extern const Check kDeepNesting;
extern const Check kDuplicateKeys;
extern const Check kFieldEmpty;
extern const Check kFieldEnum;
extern const Check kFieldFormat;
extern const Check kFieldLength;
extern const Check kFieldMissing;
extern const Check kFieldNull;
extern const Check kFieldRange;
extern const Check kFieldType;
extern const Check kHugeBody;
extern const Check kInjectionAsData;
extern const Check kMalformedJson;
extern const Check kMassAssignment;
extern const Check kNulControl;
extern const Check kOnUpdate;
extern const Check kUnicode;
extern const Check kUniqueConflict;

}  // namespace assay::checks
