// SPDX-License-Identifier: MIT
// Judges whether values are put into SQL as text. Reading code is no proof: the loss stays half.
#include <algorithm>

#include <fmt/core.h>

#include "checks/repo/family.h"
#include "core/snapshot.h"

namespace assay::checks {
namespace repo_sql_concat {
namespace {

constexpr Meta kMeta{
    .id = "repo.sql-concat",
    .title = "SQL takes its values as parameters",
    .failure_title = "SQL seems to be put together from text",
    .why = "A value that becomes part of the statement can become a statement of its own.",
    .fix =
        "Hand values to the driver as parameters (?, $1, :name), and choose names of columns from "
        "a fixed list.",
    .source = "OWASP Query Parameterization Cheat Sheet; CWE-89",
    .severity = Severity::kMajor,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr double kSeen = 0.5;
constexpr std::size_t kShown = 10;

Finding judge(const Tape& tape) {
  if (tape.snapshot == nullptr) return not_applicable("no repository was given");
  const Snapshot& repo = *tape.snapshot;
  const std::vector<Place>& joins = repo.code.sql_joins;
  if (joins.empty()) {
    if (repo.truncated) return inconclusive("the repository was not read whole");
    if (repo.code.lines == 0) return inconclusive("no code of a known language was found");
    return pass();
  }
  std::vector<Evidence> evidence;
  for (const Place& place : joins) {
    if (evidence.size() < kShown) evidence.push_back({.file = place.file, .line = place.line});
  }
  const Place& first = joins.front();
  return graded(
      kSeen, std::move(evidence),
      {fmt::format("{} statement{} of SQL may hold a value as text, in {} line {}: {}; a "
                   "place to look at, not a proof",
                   joins.size(), joins.size() == 1 ? "" : "s", first.file, first.line, first.what),
       "values as parameters", fmt::format("'{}' within the statement", first.what)});
}

}  // namespace
}  // namespace repo_sql_concat
const Check kSqlConcat{repo_sql_concat::kMeta, nullptr, repo_sql_concat::judge};
}  // namespace assay::checks
