// SPDX-License-Identifier: MIT
// Judges whether the repository holds source alone, and nothing that a build would make again.
#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "checks/repo/asked.h"
#include "checks/repo/family.h"

namespace assay::checks {
namespace repo_junk {
namespace {

constexpr Meta kMeta{
    .id = "repo.junk",
    .title = "The repository holds source, not output",
    .failure_title = "The repository holds files that are no source",
    .why = "Whoever reviews, clones or merges has to look past files that a build makes again.",
    .fix = "Take them out with git rm -r --cached, and name them in .gitignore.",
    .source = "Practice: what can be made again is not kept",
    .severity = Severity::kMinor,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

// What one piece of litter leaves of the credit.
double credit_of(LitterKind kind) {
  switch (kind) {
    case LitterKind::kDependencies:
    case LitterKind::kDump:
    case LitterKind::kAccounts:
      return 0;
    case LitterKind::kDatabase:
    case LitterKind::kBuildOutput:
      return 0.5;
    case LitterKind::kLargeFile:
    case LitterKind::kCrumb:
      return 0.75;
  }
  return 1;
}

std::string_view name_of(LitterKind kind) {
  switch (kind) {
    case LitterKind::kDependencies:
      return "dependencies";
    case LitterKind::kDump:
      return "a database dump with rows";
    case LitterKind::kDatabase:
      return "a database";
    case LitterKind::kAccounts:
      return "a database with accounts";
    case LitterKind::kBuildOutput:
      return "build output";
    case LitterKind::kLargeFile:
      return "over 5 MB";
    case LitterKind::kCrumb:
      return "left behind by a tool";
  }
  return "";
}

// A dump that alone says how the tables are made is what the service is set up from.
bool is_only_schema(const SchemaFacts& schema, const Litter& one) {
  return one.kind == LitterKind::kDump && schema.tools.empty() && schema.syncs.empty() &&
         !schema.scripts.empty() && std::ranges::all_of(schema.scripts, [&](const Place& place) {
           return place.file == one.path;
         });
}

Finding judge(const Tape& tape) {
  if (auto finding = unread(tape)) return *finding;
  std::vector<Litter> litter = tape.snapshot->tracked.litter;
  std::erase_if(litter,
                [&](const Litter& one) { return is_only_schema(tape.snapshot->schema, one); });
  if (litter.empty()) return pass();
  std::ranges::stable_sort(litter, {}, [](const Litter& one) { return credit_of(one.kind); });
  Listing listing;
  std::vector<Evidence> evidence;
  for (const Litter& one : litter) {
    const std::string files = one.files > 1 ? fmt::format(", {} files", one.files) : "";
    listing.add(fmt::format("{} ({}{})", one.path, name_of(one.kind), files));
    if (evidence.size() < 5) evidence.push_back({.file = one.path});
  }
  if (!tape.snapshot->tracked.known) {
    return inconclusive(fmt::format(
        "{} in a folder without git: whether it was handed in cannot be told", listing.text()));
  }
  return graded(credit_of(litter.front().kind), std::move(evidence),
                {"The repository keeps " + listing.text(), "source, and what cannot be made again",
                 listing.text()});
}

}  // namespace
}  // namespace repo_junk
const Check kJunk{repo_junk::kMeta, nullptr, repo_junk::judge};
}  // namespace assay::checks
