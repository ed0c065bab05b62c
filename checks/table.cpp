// SPDX-License-Identifier: MIT
// The table of built-in checks, by family: a run takes them by stage, and within a stage as listed.
// What only reads comes before what stores odd values.
#include <array>

#include "checks/all.h"
#include "checks/async/family.h"
#include "checks/auth/family.h"
#include "checks/cache/family.h"
#include "checks/conc/family.h"
#include "checks/cors/family.h"
#include "checks/errors/family.h"
#include "checks/gql/family.h"
#include "checks/hook/family.h"
#include "checks/http/family.h"
#include "checks/idem/family.h"
#include "checks/life/family.h"
#include "checks/obs/family.h"
#include "checks/page/family.h"
#include "checks/perf/family.h"
#include "checks/query/family.h"
#include "checks/rate/family.h"
#include "checks/repo/family.h"
#include "checks/val/family.h"
#include "checks/ver/family.h"

namespace assay::checks {
namespace {

constexpr std::array kTable{
    // Repository
    &kReadmeSetup,
    &kReadmeDecisions,
    &kApiExamples,
    &kTestsMix,
    &kJunk,
    &kEnvFile,
    &kLockfile,
    &kCi,
    &kGitHistory,
    &kSecretsTree,
    &kSecretsHistory,
    &kTestsMeaningful,
    &kTestsRun,
    &kLayers,
    &kConcentration,
    &kDuplication,
    &kDockerImage,
    &kDockerRuntime,
    &kCompose,
    &kMigrations,
    &kMigrationSafety,
    &kSqlConcat,
    &kOpenapiValid,
    &kOpenapiInStep,
    // HTTP semantics
    &kCreate,
    &kReadAfterWrite,
    &kSafeGet,
    &kMissingResource,
    &kPutReplace,
    &kPatch,
    &kDelete,
    &kMethodNotAllowed,
    &kHonestStatus,
    &kMediaType,
    // Errors
    &kFieldDetail,
    &kMachineReadable,
    &kConsistent,
    &kNoLeak,
    &kNo5xx,
    // Pagination
    &kSize,
    &kDefaultBounded,
    &kMaxCap,
    &kFullWalk,
    &kTerminates,
    &kOrder,
    &kBadParams,
    &kTotal,
    &kStableUnderInsert,
    // Filtering and sorting
    &kFilter,
    &kFilterPaged,
    &kSort,
    &kBadInput,
    // Idempotency
    &kMethodRepeat,
    &kKeyReplay,
    &kKeyBodyMismatch,
    &kKeyMissing,
    &kKeyDistinct,
    &kKeyConcurrent,
    // Caching
    &kRevalidation,
    &kPrivateData,
    &kStaleAfterWrite,
    // Cross-origin calls
    &kPreflight,
    &kNoCredentialReflection,
    // Versions
    &kAddressable,
    &kDeprecation,
    // Validation
    &kBoundaryAccept,
    &kOnUpdate,
    &kContentType,
    &kMalformedJson,
    &kFieldMissing,
    &kFieldNull,
    &kFieldEmpty,
    &kFieldLength,
    &kFieldRange,
    &kFieldFormat,
    &kFieldEnum,
    &kFieldType,
    &kDuplicateKeys,
    &kUnicode,
    &kNulControl,
    &kUniqueConflict,
    &kMassAssignment,  // what it makes belongs to nobody, and may break the list
    // Async jobs
    &kAcceptedHandle,
    &kTerminalState,
    // Webhooks
    &kSignature,
    &kReplayWindow,
    &kFastAck,
    // GraphQL
    &kGqlErrors,
    // Observability
    &kHealth,
    &kMetrics,
    &kRequestId,
    &kTraceparent,
    &kStructuredLogs,
    &kSecretCanary,
    // Authentication and authorisation
    &kAnonymous,
    &kBadToken,
    &kJwtAlgNone,
    &kJwtTampered,
    &kBolaRead,
    &kBolaWrite,
    &kBfla,
    &kSensitiveFields,
    &kPasswordStorage,
    &kRevokedCredential,
    &kGqlAuthz,
    &kUserEnumeration,
    &kLoginThrottle,
    // Concurrency and transactions
    &kUniqueRace,
    &kLostUpdate,
    &kOversell,
    &kRollback,
    &kIdempotentRetryMix,
    &kTransferConservation,
    &kTransferOpposite,
    // Last, since they may lock accounts or end the service
    &kInjectionAsData,
    &kGqlLimits,
    &kDeepNesting,
    &kHugeBody,
    // Rate limits; a caller that stays locked out can no longer sign in for the others
    &kRecovers,
    &kEnforced,
    &kRejection,
    &kHeadersTruthful,
    &kIsolation,
    &kNoSpoof,
    // Performance: what adds thousands of items comes last
    &kLatency,
    &kErrorRate,
    &kMemory,
    &kNPlusOne,
    &kGrowth,
    // Lifecycle: what ends the service comes last
    &kStarts,
    &kDurableKill9,
    &kKeyRestart,
    &kSurvivesRestart,
    &kDuplicateOnce,
    &kOutboundRetry,
    &kGracefulShutdown,
    &kDependencyRecovery,
    &kReadiness,
    &kFailFast,
};

}  // namespace

std::span<const Check* const> all_checks() {
  return kTable;
}

}  // namespace assay::checks
