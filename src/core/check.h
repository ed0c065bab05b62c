// SPDX-License-Identifier: MIT
// What a built-in check is: metadata, a gather that asks the world, a judge that decides.
#pragma once

#include <string_view>

#include "core/finding.h"
#include "core/tape.h"

namespace assay {

class Session;  // dialect/session.h: how a gather asks the candidate

// What a check is run on.
enum class Scope {
  kResource,    // once for each resource that meets its needs
  kService,     // once
  kPooled,      // once, after all others; its judge also sees every other tape
  kRepository,  // once, from the snapshot; gathers nothing, and sees every tape as well
};

// When it runs (catalogue, section 1, rule 6).
enum class Stage {
  kRepository,
  kFunctional,
  kAuth,
  kConcurrency,
  kPooled,
  kRateLimit,
  kPerformance,
  kLifecycle,
};

// How the findings on several resources become one.
enum class Combine {
  kMean,   // the mean of their credits
  kWorst,  // the lowest: one breach is a breach
};

// What the contract must state for a check to apply; bits of Meta::needs.
namespace need {
constexpr unsigned kNone = 0;
constexpr unsigned kFields = 1U << 0U;            // declared fields, not a mere sample
constexpr unsigned kRequiredField = 1U << 1U;     // at least one required field
constexpr unsigned kServerControlled = 1U << 2U;  // a server_controlled list
constexpr unsigned kPut = 1U << 3U;
constexpr unsigned kPatch = 1U << 4U;
constexpr unsigned kUpdate = 1U << 5U;  // PUT or PATCH
constexpr unsigned kDelete = 1U << 6U;
constexpr unsigned kPaging = 1U << 7U;  // list.paging is not none
constexpr unsigned kFilter = 1U << 8U;
constexpr unsigned kSort = 1U << 9U;
constexpr unsigned kIdempotencyKey = 1U << 10U;  // idempotency_key is not none
constexpr unsigned kKeyRequired = 1U << 11U;     // idempotency_key: required
constexpr unsigned kRateLimit = 1U << 12U;       // api.rate_limit is stated
constexpr unsigned kUsers = 1U << 13U;           // sign-up or log-in is stated
constexpr unsigned kOwner = 1U << 14U;           // read: owner
constexpr unsigned kUnique = 1U << 15U;          // a unique field
constexpr unsigned kRestart = 1U << 16U;         // assay launched the candidate
constexpr unsigned kGuarded = 1U << 17U;         // read or write: users or owner
constexpr unsigned kJobs = 1U << 18U;            // api.jobs
constexpr unsigned kWebhooks = 1U << 19U;        // api.webhooks: events that come in
constexpr unsigned kOutbound = 1U << 20U;        // api.outbound: events that go out
constexpr unsigned kVersions = 1U << 21U;        // api.versions
constexpr unsigned kGraphQl = 1U << 22U;         // api.graphql
constexpr unsigned kDependencies = 1U << 23U;    // api.dependencies
constexpr unsigned kQueryCount = 1U << 24U;      // api.count_queries
constexpr unsigned kOwnerWrites = 1U << 25U;     // write: owner
}  // namespace need

struct Meta {
  std::string_view id{};             // family.noun-phrase; also the file's path
  std::string_view title{};          // the fact that holds when it passes
  std::string_view failure_title{};  // the same, turned
  std::string_view why{};
  std::string_view fix{};
  std::string_view source{};  // the clause or practice it rests on
  Severity severity = Severity::kMajor;
  unsigned needs = need::kNone;
  Scope scope = Scope::kResource;
  Stage stage = Stage::kFunctional;
  Combine combine = Combine::kMean;
  bool reproduce = true;  // a loss must repeat on fresh data; false for races and pooled checks
};

struct Check {
  Meta meta{};
  void (*gather)(Session&) = nullptr;  // null: the judge needs nothing of its own
  Finding (*judge)(const Tape&) = nullptr;
};

}  // namespace assay
