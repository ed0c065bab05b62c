// SPDX-License-Identifier: MIT
// Judges whether a build of tomorrow takes the same dependencies as the one of today.
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "checks/repo/asked.h"
#include "checks/repo/family.h"
#include "core/front_end_name.h"
#include "core/word_list.h"

namespace assay::checks {
namespace repo_lockfile {
namespace {

constexpr Meta kMeta{
    .id = "repo.lockfile",
    .title = "Dependencies are held still",
    .failure_title = "Dependencies are not held still",
    .why = "Without a lock file the reviewer builds something else than the author did.",
    .fix =
        "Commit the lock file that the package manager writes, in step with the manifest, or give "
        "exact versions.",
    .source = "OpenSSF Scorecard: Pinned-Dependencies",
    .severity = Severity::kMinor,
    .scope = Scope::kRepository,
    .stage = Stage::kRepository,
    .reproduce = false,
};

constexpr double kOpen = 0.5;
constexpr double kFewOpen = 0.75;
constexpr double kGuessed = 0.25;  // not even the names are told
constexpr int kFewShare = 5;       // at most one of so many is not exact

double credit_of(const PackageManifest& one) {
  switch (one.state) {
    case LockState::kInStep:
    case LockState::kFixed:
      return 1;
    case LockState::kUnlocked:
      return one.open > 0 && one.open * kFewShare <= one.all ? kFewOpen : kOpen;
    case LockState::kUntracked:
    case LockState::kBehind:
      return kOpen;
    case LockState::kUndeclared:
      return kGuessed;
    case LockState::kBroken:
      return 0;
  }
  return 1;
}

// Phoenix, Laravel and Rails put a manifest there to build their pages: beside their own, which is
// in step, or in its assets.
bool builds_pages(const PackageManifest& one, const std::vector<PackageManifest>& all) {
  constexpr std::string_view kName = "package.json";
  constexpr std::string_view kAssets = "assets/";
  constexpr std::array<std::string_view, 3> kTheirs{"mix.exs", "composer.json", "Gemfile"};
  if (!one.path.ends_with(kName)) return false;
  std::string folder = one.path.substr(0, one.path.size() - kName.size());
  if (folder.ends_with(kAssets)) folder.resize(folder.size() - kAssets.size());
  return std::ranges::any_of(all, [&](const PackageManifest& other) {
    return other.path.starts_with(folder) && credit_of(other) == 1 &&
           lists(kTheirs, std::string_view(other.path).substr(folder.size()));
  });
}

// Manifests that ask for packages of development only, beside one of the service's that is in step:
// Laravel, Rails and Django keep what builds their pages so. What stops a clean install is charged.
std::vector<PackageManifest> tooling_in(std::vector<PackageManifest>& all) {
  const bool served = std::ranges::any_of(all, [&](const PackageManifest& one) {
    return !one.development_only && credit_of(one) == 1;
  });
  std::vector<PackageManifest> aside;
  if (!served) return aside;
  const std::vector<PackageManifest> whole = all;
  std::erase_if(all, [&](const PackageManifest& one) {
    const bool tools = one.development_only || builds_pages(one, whole);
    const bool open = tools && credit_of(one) > 0 && credit_of(one) < 1;
    if (open) aside.push_back(one);
    return open;
  });
  return aside;
}

std::string words_of(const PackageManifest& one) {
  switch (one.state) {
    case LockState::kUnlocked:
      if (one.open == 0)
        return fmt::format("{} is not kept: each build of {} takes the hashes that it finds",
                           one.detail, one.path);
      return fmt::format("{} leaves {} of {} dependencies open ({}) and no lock file holds them",
                         one.path, one.open, one.all, one.detail);
    case LockState::kUntracked:
      return fmt::format("{} is not kept by git, and {} leaves versions open", one.lock, one.path);
    case LockState::kBehind:
      return fmt::format("{} does not know {} of {}", one.lock, one.detail, one.path);
    case LockState::kBroken:
      return one.lock.empty()
                 ? fmt::format("{} asks for modules, and {} is not kept: it does not build",
                               one.path, one.detail)
                 : fmt::format("{} does not fit {} of {}: a clean install stops there", one.lock,
                               one.detail, one.path);
    case LockState::kUndeclared:
      return fmt::format("{} imports {}, and nothing says what has to be installed", one.path,
                         one.detail);
    case LockState::kInStep:
    case LockState::kFixed:
      break;
  }
  return "";
}

Finding judge(const Tape& tape) {
  if (auto finding = unread(tape)) return *finding;
  std::vector<PackageManifest> all = tape.snapshot->packages;
  if (all.empty()) {
    return not_applicable("no manifest with dependencies that a lock file would hold was found");
  }
  const std::vector<PackageManifest> aside = tooling_in(all);
  // What is shown to people is named where the service loses nothing by itself.
  std::stable_partition(all.begin(), all.end(),
                        [](const PackageManifest& one) { return !is_of_front_end(one.path); });
  const auto credit = [&](const PackageManifest& one) {
    const bool pages = one.state == LockState::kBroken && builds_pages(one, all);
    return pages ? kFewOpen : credit_of(one);
  };
  const auto worst = std::ranges::min_element(all, {}, credit);
  std::vector<Evidence> evidence{{.file = worst->path}};
  if (!worst->lock.empty()) evidence.push_back({.file = worst->lock});
  if (credit(*worst) == 1) {
    return pass(std::move(evidence), aside.empty() ? "" : words_of(aside.front()));
  }
  return graded(credit(*worst), std::move(evidence),
                {words_of(*worst), "a lock file in step with the manifest, or exact versions",
                 fmt::format("{} of {}: {} of {} exact", worst->ecosystem, worst->path,
                             worst->all - worst->open, worst->all)});
}

}  // namespace
}  // namespace repo_lockfile
const Check kLockfile{repo_lockfile::kMeta, nullptr, repo_lockfile::judge};
}  // namespace assay::checks
