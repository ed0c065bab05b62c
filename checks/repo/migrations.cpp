// SPDX-License-Identifier: MIT
// Judges how the schema of a relational database is made; no database is set up.
#include <algorithm>

#include <fmt/core.h>

#include "checks/repo/demand.h"
#include "checks/repo/family.h"
#include "core/snapshot.h"

namespace assay::checks {
namespace repo_migrations {
namespace {

constexpr Meta kMeta{
    .id = "repo.migrations",
    .title = "The schema is versioned and can be made anew",
    .failure_title = "The schema is not versioned, or has no way back",
    .why =
        "A schema that follows the code by itself cannot be reviewed, repeated or taken back once "
        "there is data in it.",
    .fix =
        "Keep the schema in migrations of a tool of your ecosystem, each with its way back, and "
        "run them at deployment.",
    .source = "Practice: evolutionary database design",
    .severity = Severity::kMajor,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr double kNoWayBack = 0.75;
constexpr double kBySync = 0.5;
constexpr double kBySyncSenior = 0.25;
constexpr std::size_t kShown = 5;

std::vector<Evidence> shown(const std::vector<Place>& places) {
  std::vector<Evidence> evidence;
  for (const Place& place : places) {
    if (evidence.size() < kShown) evidence.push_back({.file = place.file, .line = place.line});
  }
  return evidence;
}

// What the code makes by itself is there for sure; a script may be of another day.
const Place& told_first(const std::vector<Place>& scripts) {
  const auto code = std::ranges::find_if(
      scripts, [](const Place& place) { return !place.file.ends_with(".sql"); });
  return code == scripts.end() ? scripts.front() : *code;
}

Finding by_tool(const SchemaFacts& schema) {
  const MigrationTool* most = &schema.tools.front();
  for (const MigrationTool& tool : schema.tools) {
    if (tool.count > most->count) most = &tool;
  }
  const std::string read = fmt::format("{} migration{} of {} in {} were read, not run", most->count,
                                       most->count == 1 ? "" : "s", most->name,
                                       most->folder.empty() ? "the root" : most->folder);
  if (most->forward_only || most->reversible > 0) return pass({{.file = most->folder}}, read);
  return graded(
      kNoWayBack, {{.file = most->folder}},
      {most->count == 1
           ? fmt::format("The one migration of {} does not say how to go back", most->name)
           : fmt::format("None of the {} migrations of {} says how to go back", most->count,
                         most->name),
       "a way back, since the tool has one", "none"});
}

Finding judge(const Tape& tape) {
  if (tape.snapshot == nullptr) return not_applicable("no repository was given");
  const SchemaFacts& schema = tape.snapshot->schema;
  if (!schema.tools.empty()) return by_tool(schema);
  if (schema.in_memory) return not_applicable("its database ends with the process");
  if (schema.relational.empty()) return not_applicable("no relational database was recognised");
  const double credit = tape.level == Level::kSenior ? kBySyncSenior : kBySync;
  if (!schema.syncs.empty()) {
    const Place& place = schema.syncs.front();
    return graded(credit, shown(schema.syncs),
                  {fmt::format("The schema follows the code by itself: {} line {}: {}", place.file,
                               place.line, place.what),
                   "versioned migrations", place.what});
  }
  if (!schema.scripts.empty()) {
    const Place& place = told_first(schema.scripts);
    const bool script = place.file.ends_with(".sql");
    const bool one = std::ranges::all_of(
        schema.scripts, [&](const Place& other) { return other.file == place.file; });
    return graded(
        credit, shown(schema.scripts),
        {fmt::format("The schema is {}, without versions: {} line {}",
                     !script ? "made by a statement in the code"
                     : one   ? "one script"
                             : "in scripts",
                     place.file, place.line),
         "versioned migrations", script ? "a script that makes tables" : "code that makes tables"});
  }
  return inconclusive(fmt::format("{} was found, and not how its schema is made; a person decides",
                                  schema.relational.front()));
}

}  // namespace
}  // namespace repo_migrations
const Check kMigrations{repo_migrations::kMeta, nullptr, repo_migrations::judge};
}  // namespace assay::checks
