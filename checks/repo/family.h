// SPDX-License-Identifier: MIT
// The checks of the repository, by name.
#pragma once

#include "core/check.h"

namespace assay::checks {

extern const Check kApiExamples;
extern const Check kCi;
extern const Check kCompose;
extern const Check kConcentration;
extern const Check kDockerImage;
extern const Check kDockerRuntime;
extern const Check kDuplication;
extern const Check kEnvFile;
extern const Check kGitHistory;
extern const Check kJunk;
extern const Check kLayers;
extern const Check kLockfile;
extern const Check kMigrationSafety;
extern const Check kMigrations;
extern const Check kOpenapiInStep;
extern const Check kOpenapiValid;
extern const Check kReadmeDecisions;
extern const Check kReadmeSetup;
extern const Check kSecretsHistory;
extern const Check kSecretsTree;
extern const Check kSqlConcat;
extern const Check kTestsMeaningful;
extern const Check kTestsMix;
extern const Check kTestsRun;

}  // namespace assay::checks
