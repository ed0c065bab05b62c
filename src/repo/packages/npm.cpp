// SPDX-License-Identifier: MIT
// package.json with the lock files of npm, Yarn, pnpm and Bun.
#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include <fmt/core.h>

#include "core/json_fields.h"
#include "core/text.h"
#include "core/word_list.h"
#include "repo/language.h"
#include "repo/packages/ecosystem.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 6> kNpmLocks{"package-lock.json", "npm-shrinkwrap.json",
                                                    "yarn.lock",         "pnpm-lock.yaml",
                                                    "bun.lock",          "bun.lockb"};

// Taken from the repository itself, or from a place that names its own version.
bool is_elsewhere(std::string_view range) {
  constexpr std::array<std::string_view, 8> kStarts{
      "file:", "link:", "workspace:", "portal:", "git", "http", "npm:", "catalog:"};
  return begins_with_one_of(kStarts, range) || range.find('/') != std::string_view::npos;
}

bool is_npm_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_exact(std::string_view range) {
  if (range.starts_with('=')) range.remove_prefix(1);
  return !range.empty() && is_npm_digit(range.front()) && std::ranges::count(range, '.') >= 2 &&
         range.find_first_of(" x*|<>^~") == std::string_view::npos;
}

std::vector<PackageDependency> dependencies_of(const Json& manifest) {
  std::vector<PackageDependency> found;
  for (const char* section : {"dependencies", "devDependencies"}) {
    for (const auto& [name, range] : member(manifest, section).members()) {
      if (is_elsewhere(range.text())) continue;
      found.push_back({.name = name, .range = range.text(), .exact = is_exact(range.text())});
    }
  }
  return found;
}

// A library leaves the choice of versions to whoever installs it; its lock file is not published.
bool is_published_library(const PackageSources& sources,
                          std::string_view path,
                          const Json& manifest) {
  const auto settings = sources.texts.nearest(folder_of(path), ".npmrc");
  if (!settings || bool_member(manifest, "private")) return false;
  const bool published = member(manifest, "files").is_array();
  return published && std::ranges::any_of(split(*sources.texts.text(*settings), '\n'),
                                          [](std::string_view line) {
                                            std::string said(trimmed(line));
                                            std::erase(said, ' ');
                                            return said == "package-lock=false";
                                          });
}

std::string_view major_of(std::string_view version) {
  const auto end = std::ranges::find_if_not(version, is_npm_digit);
  return version.substr(0, static_cast<std::size_t>(end - version.begin()));
}

// Whether a locked version cannot be what is asked for: another exact one, or another major one
// than a caret or tilde allows.
bool contradicts(std::string_view range, std::string_view version) {
  if (version.empty() || range.empty()) return false;
  if (is_exact(range)) {
    if (range.starts_with('=')) range.remove_prefix(1);
    return range.substr(0, range.find('+')) != version.substr(0, version.find('+'));
  }
  const bool bounded = range.starts_with('^') || range.starts_with('~');
  if (!bounded || range.find_first_of(" |") != std::string_view::npos) return false;
  const std::string_view major = major_of(range.substr(1));
  return !major.empty() && major != major_of(version);
}

// npm's own: versions 2 and 3 list places, version 1 names.
class NpmLock {
 public:
  NpmLock(const std::string& text, std::string_view manifest, std::string_view lock)
      : json_(Json::parse(text)), place_(folder_of(manifest).substr(folder_of(lock).size())) {}

  bool holds(const PackageDependency& dependency) const {
    if (!json_) return true;
    const Json& packages = member(*json_, "packages");
    if (!packages.is_object()) {
      return holds_version(member(*json_, "dependencies").find(dependency.name), dependency);
    }
    const Json* own = packages.find(place_ + "node_modules/" + dependency.name);
    const Json* shared = packages.find("node_modules/" + dependency.name);
    return holds_version(own != nullptr ? own : shared, dependency);
  }

 private:
  static bool holds_version(const Json* entry, const PackageDependency& dependency) {
    if (entry == nullptr) return false;
    return bool_member(*entry, "link") ||
           !contradicts(dependency.range, text_member(*entry, "version"));
  }

  std::optional<Json> json_;
  std::string place_;
};

// The other lock files by their text: the name where a key begins.
bool names_package(const PackageDependency& dependency, std::string_view text) {
  const std::string& name = dependency.name;
  return std::ranges::any_of(
      std::array{fmt::format("\n{}@", name), fmt::format("\"{}@", name), fmt::format(" {}@", name),
                 fmt::format(" {}:", name), fmt::format("'{}'", name), fmt::format("\"{}\"", name),
                 fmt::format("/{}/", name), fmt::format("/{}@", name)},
      [&](const std::string& form) { return text.find(form) != std::string_view::npos; });
}

void add_locks(const PackageSources& sources,
               std::string_view folder,
               std::vector<std::string>& locks) {
  for (const std::string_view name : kNpmLocks) {
    std::string path = std::string(folder) + std::string(name);
    if (sources.texts.text(path) != nullptr) locks.push_back(std::move(path));
  }
}

// The folder of the workspace that a manifest is a member of: managers read its lock file alone.
std::optional<std::string> workspace_around(const PackageSources& sources,
                                            std::string_view manifest) {
  std::string_view folder = folder_of(manifest);
  while (!folder.empty()) {
    folder = folder_of(folder.substr(0, folder.size() - 1));
    const std::string* outer = sources.texts.text(std::string(folder) + "package.json");
    const bool npm = outer != nullptr && outer->find("\"workspaces\"") != std::string::npos;
    if (npm || sources.texts.text(std::string(folder) + "pnpm-workspace.yaml") != nullptr)
      return std::string(folder);
  }
  return std::nullopt;
}

// The lock files of all managers: of the workspace around, and in the nearest folder that has one.
std::vector<std::string> npm_locks_for(const PackageSources& sources, std::string_view manifest) {
  std::vector<std::string> locks;
  if (const auto workspace = workspace_around(sources, manifest))
    add_locks(sources, *workspace, locks);
  const auto nearest = lock_for(sources, manifest, kNpmLocks);
  const bool other = nearest && std::ranges::find(locks, *nearest) == locks.end();
  if (other) add_locks(sources, folder_of(*nearest), locks);
  return locks;
}

PackageManifest settled(const PackageSources& sources,
                        PackageManifest manifest,
                        const std::string& lock,
                        const std::vector<PackageDependency>& dependencies) {
  if (lock.ends_with(".json")) {
    const NpmLock npm(*sources.texts.text(lock), manifest.path, lock);
    settle_with_lock(
        sources, manifest, lock, dependencies,
        {[&](const PackageDependency& one, std::string_view) { return npm.holds(one); },
         LockState::kBroken});
  } else {
    const bool binary = lock.ends_with(".lockb");
    // Yarn 1 asks for what it misses, and goes on, unless it is told not to.
    const bool lenient = sources.texts.text(lock)->find("# yarn lockfile v1") != std::string::npos;
    settle_with_lock(sources, manifest, lock, dependencies,
                     {[&](const PackageDependency& one, std::string_view text) {
                        return binary || names_package(one, text);
                      },
                      lenient ? LockState::kBehind : LockState::kBroken});
  }
  return manifest;
}

// One lock file in step makes the build repeatable, whichever another manager has left behind.
PackageManifest settled_best(const PackageSources& sources,
                             const PackageManifest& manifest,
                             const std::vector<std::string>& locks,
                             const std::vector<PackageDependency>& dependencies) {
  PackageManifest first = settled(sources, manifest, locks.front(), dependencies);
  for (const std::string& lock : locks) {
    PackageManifest one = settled(sources, manifest, lock, dependencies);
    if (one.state == LockState::kInStep) return one;
  }
  return first;
}

// The first "name" of a manifest, which is the package's own.
std::string package_name(std::string_view manifest) {
  const std::size_t key = manifest.find("\"name\"");
  if (key == std::string_view::npos) return {};
  const std::string_view line = manifest.substr(key, manifest.find('\n', key) - key);
  const std::size_t open = line.find('"', std::string_view("\"name\"").size());
  if (open == std::string_view::npos) return {};
  return std::string(line.substr(open + 1, line.find('"', open + 1) - open - 1));
}

std::set<std::string> packages_declared_beside(const FileIndex& texts, const std::string& asking) {
  std::set<std::string> names;
  for (const SourceFile& file : texts.sources()) {
    if (file_name(file.path) != "package.json" || file.path == asking) continue;
    names.insert(package_name(file.text));
  }
  return names;
}

}  // namespace

void read_npm(const PackageSources& sources,
              const SourceFile& file,
              std::vector<PackageManifest>& found) {
  const auto json = Json::parse(file.text);
  if (!json) return;
  std::vector<PackageDependency> dependencies = dependencies_of(*json);
  // What another manifest here declares is taken from there, and stands in no lock file.
  const std::set<std::string> beside = packages_declared_beside(sources.texts, file.path);
  std::erase_if(dependencies,
                [&](const PackageDependency& one) { return beside.contains(one.name); });
  if (dependencies.empty()) return;
  PackageManifest manifest = manifest_of("npm", file.path, dependencies);
  manifest.development_only = member(*json, "dependencies").members().empty();
  const std::vector<std::string> locks = npm_locks_for(sources, file.path);
  if (locks.empty()) {
    if (is_published_library(sources, file.path, *json)) return;
    settle_without_lock(manifest, dependencies);
  } else {
    manifest = settled_best(sources, manifest, locks, dependencies);
  }
  found.push_back(std::move(manifest));
}

}  // namespace assay
