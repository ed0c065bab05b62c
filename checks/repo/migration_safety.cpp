// SPDX-License-Identifier: MIT
// Judges migrations that change what earlier ones made. Reading them is no proof: the loss stays
// half.
#include <algorithm>

#include <fmt/core.h>

#include "checks/repo/demand.h"
#include "checks/repo/family.h"
#include "core/snapshot.h"

namespace assay::checks {
namespace repo_migration_safety {
namespace {

constexpr Meta kMeta{
    .id = "repo.migration-safety",
    .title = "Changes of the schema leave the running version alone",
    .failure_title = "A change of the schema breaks the version that still runs",
    .why =
        "During a deployment the old version meets the new schema: what it reads must still be "
        "there.",
    .fix =
        "Expand first (add, fill in, read both), and take away only what no running version uses.",
    .source = "squawk rules; practice: expand and contract",
    .severity = Severity::kMinor,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr double kSeen = 0.5;
constexpr std::size_t kShown = 10;

Finding judge(const Tape& tape) {
  if (tape.snapshot == nullptr) return not_applicable("no repository was given");
  const SchemaFacts& schema = tape.snapshot->schema;
  if (!is_demanded_here(tape, "migrations")) {
    return not_applicable("the brief asks for no migration of a running system");
  }
  if (schema.altering == 0) {
    return not_applicable("no migration in SQL changes what an earlier one made");
  }
  if (schema.unsafe.empty()) return pass();
  std::vector<Evidence> evidence;
  for (const Place& place : schema.unsafe) {
    if (evidence.size() < kShown) evidence.push_back({.file = place.file, .line = place.line});
  }
  const Place& first = schema.unsafe.front();
  return graded(
      kSeen, std::move(evidence),
      {fmt::format("{} line {}: {}; a place to look at", first.file, first.line, first.what),
       "steps that the running version can live with", first.what});
}

}  // namespace
}  // namespace repo_migration_safety
const Check kMigrationSafety{repo_migration_safety::kMeta, nullptr, repo_migration_safety::judge};
}  // namespace assay::checks
