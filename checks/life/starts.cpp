// SPDX-License-Identifier: MIT
// How long the service took from its start, with empty storage, to its first ready answer.
#include <fmt/core.h>

#include "checks/life/family.h"
#include "checks/life/launched.h"

namespace assay::checks {
namespace life_starts {
namespace {

constexpr Meta kMeta{
    .id = "life.starts",
    .title = "It starts as documented, in time",
    .failure_title = "It takes long to start",
    .why = "A reviewer, a deployment and a restart after a crash all wait for it.",
    .fix = "Start listening early; do slow work before the start (a build) or after it (warm-up).",
    .source = "12factor.net/disposability",
    .severity = Severity::kCritical,
    .scope = Scope::kService,
    .stage = Stage::kLifecycle,
    .reproduce = false,
};

constexpr double kInTimeMs = 60'000;
constexpr double kLate = 0.5;

void gather(Session& session) {
  if (!is_launched(session)) return;
  session.tape().note("ms", session.world().startup_ms());
}

Finding judge(const Tape& tape) {
  const double ms = tape.fact("ms").as_double();
  const std::string took = fmt::format("ready after {:.1f} s", ms / 1000);
  if (ms <= kInTimeMs) return pass(std::vector<Evidence>{}, took);
  return graded(kLate, std::vector<Evidence>{},
                {"The service takes longer than a minute to start", "ready within 60 s", took});
}

}  // namespace
}  // namespace life_starts
const Check kStarts{life_starts::kMeta, life_starts::gather, life_starts::judge};
}  // namespace assay::checks
