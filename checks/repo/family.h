// SPDX-License-Identifier: MIT
// The checks of the repository, by name.
#pragma once

#include "core/check.h"

namespace assay::checks {

extern const Check kCi;
extern const Check kEnvFile;
extern const Check kGitHistory;
extern const Check kJunk;
extern const Check kLockfile;
extern const Check kReadmeDecisions;
extern const Check kReadmeSetup;
extern const Check kSecretsHistory;
extern const Check kSecretsTree;
extern const Check kTestsMix;

}  // namespace assay::checks
