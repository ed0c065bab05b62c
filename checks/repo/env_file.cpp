// SPDX-License-Identifier: MIT
// Judges whether settings of real environments, with their secrets, stay out of the repository.
#include <algorithm>
#include <set>
#include <utility>

#include <fmt/core.h>

#include "checks/repo/asked.h"
#include "checks/repo/family.h"

namespace assay::checks {
namespace repo_env_file {
namespace {

constexpr Meta kMeta{
    .id = "repo.env-file",
    .title = "Environment files are kept out, and an example is kept",
    .failure_title = "An environment file with secrets is kept in the repository",
    .why =
        "A committed environment file is how real passwords leak: the next value that is put into "
        "it is committed too.",
    .fix =
        "Name the file in .gitignore, take it out with git rm --cached, and commit an example "
        "without values.",
    .source = "The Twelve-Factor App, III. Config",
    .severity = Severity::kMinor,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr double kLocalDefaults = 0.5;

// A file that repo.secrets-tree charges is not charged here as well: it is kept once.
bool is_charged(const Snapshot& repo, const EnvironmentFile& file) {
  return std::ranges::find(repo.secrets.tree, file.path, &SecretHit::file) !=
         repo.secrets.tree.end();
}

std::string note_of(const Snapshot& repo) {
  const Tracked& tracked = repo.tracked;
  if (!tracked.environment.empty()) {
    return tracked.environment.front().path +
           " is kept, and no secret of its own was recognised in it";
  }
  const bool told = !tracked.examples.empty() || !tracked.reads_variables;
  return told ? "" : "the code reads variables, and no example of them is kept";
}

Finding judge(const Tape& tape) {
  if (auto finding = unread(tape)) return *finding;
  const Snapshot& repo = *tape.snapshot;
  std::vector<EnvironmentFile> holding;
  std::ranges::copy_if(
      repo.tracked.environment, std::back_inserter(holding),
      [](const EnvironmentFile& file) { return !file.conventional && !file.secrets.empty(); });
  if (holding.empty()) return pass(std::vector<Evidence>{}, note_of(repo));
  std::erase_if(holding, [&](const EnvironmentFile& file) { return is_charged(repo, file); });
  if (holding.empty()) return not_applicable("charged once, by repo.secrets-tree");

  const EnvironmentFile& first = holding.front();
  Listing names;
  std::set<std::string> named;
  for (const Place& secret : first.secrets)
    if (named.insert(secret.what).second) names.add(secret.what);
  if (!repo.tracked.known) {
    return inconclusive(fmt::format(
        "{} stands in a folder without git: whether it was handed in cannot be told", first.path));
  }
  std::vector<Evidence> evidence;
  for (const EnvironmentFile& file : holding)
    evidence.push_back({.file = file.path, .line = file.secrets.front().line});
  const std::string gives =
      fmt::format("{} is kept and gives values to {}", first.path, names.text());
  return graded(kLocalDefaults, std::move(evidence),
                {gives + "; please look whether they are for this machine only",
                 "an example without values, and the real file ignored", gives});
}

}  // namespace
}  // namespace repo_env_file
const Check kEnvFile{repo_env_file::kMeta, nullptr, repo_env_file::judge};
}  // namespace assay::checks
