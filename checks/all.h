// SPDX-License-Identifier: MIT
// Every built-in check by name, one line each, sorted by family; table.cpp gives their order.
#pragma once

#include <span>

#include "core/check.h"

namespace assay::checks {

extern const Check kConsistent;        // errors
extern const Check kFieldDetail;       // errors
extern const Check kMachineReadable;   // errors
extern const Check kNo5xx;             // errors
extern const Check kNoLeak;            // errors
extern const Check kCreate;            // http
extern const Check kDelete;            // http
extern const Check kHonestStatus;      // http
extern const Check kMediaType;         // http
extern const Check kMethodNotAllowed;  // http
extern const Check kMissingResource;   // http
extern const Check kPatch;             // http
extern const Check kPutReplace;        // http
extern const Check kReadAfterWrite;    // http
extern const Check kSafeGet;           // http
extern const Check kKeyBodyMismatch;   // idem
extern const Check kKeyConcurrent;     // idem
extern const Check kKeyMissing;        // idem
extern const Check kKeyReplay;         // idem
extern const Check kMethodRepeat;      // idem
extern const Check kHealth;            // obs
extern const Check kMetrics;           // obs
extern const Check kRequestId;         // obs
extern const Check kSecretCanary;      // obs
extern const Check kStructuredLogs;    // obs
extern const Check kTraceparent;       // obs
extern const Check kBadParams;         // page
extern const Check kDefaultBounded;    // page
extern const Check kFullWalk;          // page
extern const Check kMaxCap;            // page
extern const Check kOrder;             // page
extern const Check kSize;              // page
extern const Check kTerminates;        // page
extern const Check kTotal;             // page
extern const Check kEnforced;          // rate
extern const Check kHeadersTruthful;   // rate
extern const Check kRecovers;          // rate
extern const Check kRejection;         // rate
extern const Check kReadmeDecisions;   // repo
extern const Check kReadmeSetup;       // repo
extern const Check kTestsMix;          // repo
extern const Check kBoundaryAccept;    // val
extern const Check kContentType;       // val
extern const Check kFieldEmpty;        // val
extern const Check kFieldEnum;         // val
extern const Check kFieldFormat;       // val
extern const Check kFieldLength;       // val
extern const Check kFieldMissing;      // val
extern const Check kFieldNull;         // val
extern const Check kFieldRange;        // val
extern const Check kFieldType;         // val
extern const Check kMalformedJson;     // val
extern const Check kMassAssignment;    // val

// All of them, by family; a run takes them by stage, and within a stage in this order.
std::span<const Check* const> all_checks();

}  // namespace assay::checks
