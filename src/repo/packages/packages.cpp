// SPDX-License-Identifier: MIT
// Which file belongs to which ecosystem, and what a lock file settles.
#include "repo/packages/packages.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "core/word_list.h"
#include "repo/first_party.h"
#include "repo/language.h"
#include "repo/packages/ecosystem.h"
#include "repo/packages/undeclared.h"

namespace assay {
namespace {

using PackageReader = void (*)(const PackageSources&,
                               const SourceFile&,
                               std::vector<PackageManifest>&);

constexpr std::size_t kMostPackages = 60;

PackageReader reader_of(std::string_view path) {
  const std::string_view name = file_name(path);
  if (name == "package.json") return read_npm;
  if (name == "pyproject.toml" || name == "Pipfile") return read_python;
  if (name.ends_with(".txt") &&
      (name == "requirements.txt" || folder_of(path).ends_with("requirements/"))) {
    return read_python;
  }
  if (name == "go.mod") return read_go;
  if (name == "Cargo.toml") return read_cargo;
  if (name == "Gemfile") return read_ruby;
  if (name == "composer.json") return read_php;
  if (name == "mix.exs") return read_mix;
  const bool fixed = name == "pom.xml" || name == "build.gradle" || name == "build.gradle.kts" ||
                     name == "build.sbt" || name.ends_with(".csproj") || name.ends_with(".fsproj");
  return fixed ? read_fixed : nullptr;
}

bool is_aside(std::string_view path) {
  constexpr std::array<std::string_view, 17> kWords{
      "load-testing", "load-test", "loadtest",   "load-tests", "k6",      "example",
      "examples",     "fixtures",  "testdata",   "docs",       "samples", "sample",
      "template",     "templates", "benchmarks", "bench",      "e2e"};
  return std::ranges::any_of(split(folder_of(path), '/'), [&](std::string_view part) {
    return lists(kWords, lower(part)) || (is_named_test(part) && is_test_folder(part));
  });
}

}  // namespace

bool is_package_file(std::string_view path) {
  return reader_of(path) != nullptr || is_lock_file(path) ||
         lists(std::array{"requirements.in", ".npmrc"}, file_name(path));
}

PackageManifest manifest_of(std::string_view ecosystem,
                            const std::string& path,
                            const std::vector<PackageDependency>& dependencies) {
  const auto open = std::ranges::count(dependencies, false, &PackageDependency::exact);
  return {.ecosystem = std::string(ecosystem),
          .path = path,
          .open = static_cast<int>(open),
          .all = static_cast<int>(dependencies.size())};
}

std::optional<std::string> lock_for(const PackageSources& sources,
                                    std::string_view manifest,
                                    std::span<const std::string_view> names) {
  std::optional<std::string> nearest;
  for (const std::string_view name : names) {
    auto found = sources.texts.nearest(folder_of(manifest), name);
    if (found && (!nearest || folder_of(*found).size() > folder_of(*nearest).size())) {
      nearest = std::move(found);
    }
  }
  return nearest;
}

void settle_without_lock(PackageManifest& manifest,
                         const std::vector<PackageDependency>& dependencies) {
  const auto open = std::ranges::find(dependencies, false, &PackageDependency::exact);
  manifest.state = open == dependencies.end() ? LockState::kFixed : LockState::kUnlocked;
  if (open == dependencies.end()) return;
  manifest.detail = shortened(printable(trimmed(open->name + ' ' + open->range)), 80);
}

void settle_with_lock(const PackageSources& sources,
                      PackageManifest& manifest,
                      const std::string& lock,
                      const std::vector<PackageDependency>& dependencies,
                      const LockRule& rule) {
  manifest.lock = lock;
  if (!sources.kept(lock)) {
    manifest.state = manifest.open == 0 ? LockState::kFixed : LockState::kUntracked;
    return;
  }
  const std::string& text = *sources.texts.text(lock);
  if (text.size() >= sources.whole) return;
  const auto missing = std::ranges::find_if_not(
      dependencies,
      [&](const PackageDependency& dependency) { return rule.locked(dependency, text); });
  if (missing == dependencies.end()) return;
  manifest.state = rule.otherwise;
  manifest.detail = shortened(printable(trimmed(missing->name + ' ' + missing->range)), 80);
}

std::vector<PackageManifest> packages_in(const PackageSources& sources) {
  std::vector<PackageManifest> found;
  for (const SourceFile& file : sources.texts.sources()) {
    const PackageReader reader = reader_of(file.path);
    const bool own = reader != nullptr && !is_aside(file.path) && sources.kept(file.path);
    if (own && file.text.size() < sources.whole) reader(sources, file, found);
    if (found.size() >= kMostPackages) break;
  }
  if (found.empty()) {
    if (auto undeclared = undeclared_python(sources)) found.push_back(std::move(*undeclared));
  }
  return found;
}

}  // namespace assay
