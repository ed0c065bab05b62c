// SPDX-License-Identifier: MIT
// The checks of authentication and authorisation, by name.
#pragma once

#include "core/check.h"

namespace assay::checks {

extern const Check kAnonymous;
extern const Check kBadToken;
extern const Check kBfla;
extern const Check kBolaRead;
extern const Check kBolaWrite;
extern const Check kJwtAlgNone;
extern const Check kJwtTampered;
extern const Check kLoginThrottle;
extern const Check kPasswordStorage;
extern const Check kRevokedCredential;
extern const Check kSensitiveFields;
extern const Check kUserEnumeration;

}  // namespace assay::checks
