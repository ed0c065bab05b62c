// SPDX-License-Identifier: MIT
// The ids of the catalogue, family by family, in its order.
#include "rubric/catalogue_ids.h"

#include <array>

namespace assay {
namespace {

// One family after the other.
// clang-format off
constexpr std::array<std::string_view, 139> kIds{
    "http.create", "http.read-after-write", "http.missing-resource", "http.method-not-allowed",
    "http.put-replace", "http.patch", "http.delete", "http.safe-get", "http.media-type",
    "http.honest-status",
    "errors.machine-readable", "errors.consistent", "errors.field-detail", "errors.no-leak",
    "errors.no-5xx",
    "val.field.missing", "val.field.null", "val.field.type", "val.field.empty", "val.field.length",
    "val.field.range", "val.field.format", "val.field.enum", "val.boundary-accept",
    "val.on-update", "val.mass-assignment", "val.malformed-json", "val.content-type",
    "val.deep-nesting", "val.huge-body", "val.duplicate-keys", "val.unicode", "val.nul-control",
    "val.injection-as-data", "val.unique-conflict",
    "page.size", "page.default-bounded", "page.max-cap", "page.full-walk", "page.terminates",
    "page.order", "page.stable-under-insert", "page.bad-params", "page.total",
    "query.filter", "query.filter-paged", "query.sort", "query.bad-input",
    "idem.method-repeat", "idem.key-replay", "idem.key-body-mismatch", "idem.key-concurrent",
    "idem.key-distinct", "idem.key-missing", "idem.key-restart",
    "rate.enforced", "rate.rejection", "rate.headers-truthful", "rate.recovers", "rate.isolation",
    "rate.no-spoof",
    "auth.anonymous", "auth.bad-token", "auth.jwt-alg-none", "auth.jwt-tampered", "auth.bola-read",
    "auth.bola-write", "auth.bfla", "auth.sensitive-fields", "auth.password-storage",
    "auth.login-throttle", "auth.user-enumeration", "auth.revoked-credential",
    "conc.unique-race", "conc.lost-update", "conc.oversell", "conc.transfer-conservation",
    "conc.transfer-opposite", "conc.idempotent-retry-mix", "conc.rollback",
    "cache.revalidation", "cache.private-data", "cache.stale-after-write",
    "async.accepted-handle", "async.terminal-state", "async.survives-restart",
    "hook.signature", "hook.replay-window", "hook.duplicate-once", "hook.fast-ack",
    "hook.outbound-retry",
    "cors.preflight", "cors.no-credential-reflection",
    "ver.addressable", "ver.deprecation",
    "obs.health", "obs.readiness", "obs.metrics", "obs.request-id", "obs.traceparent",
    "obs.structured-logs", "obs.secret-canary",
    "life.starts", "life.fail-fast", "life.durable-kill9", "life.graceful-shutdown",
    "life.dependency-recovery",
    "perf.latency", "perf.error-rate", "perf.growth", "perf.n-plus-one", "perf.memory",
    "gql.errors", "gql.limits", "gql.authz",
    "repo.readme-setup", "repo.readme-decisions", "repo.api-examples", "repo.tests-mix",
    "repo.tests-meaningful", "repo.tests-run", "repo.layers", "repo.concentration",
    "repo.duplication", "repo.docker-image", "repo.docker-runtime", "repo.compose", "repo.ci",
    "repo.secrets-tree", "repo.secrets-history", "repo.env-file", "repo.junk", "repo.lockfile",
    "repo.migrations", "repo.migration-safety", "repo.sql-concat", "repo.openapi-valid",
    "repo.openapi-in-step", "repo.git-history",
};
// clang-format on

}  // namespace

std::span<const std::string_view> catalogue_ids() {
  return kIds;
}

}  // namespace assay
