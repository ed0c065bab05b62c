// SPDX-License-Identifier: MIT
// What the readers of single ecosystems share.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "repo/packages/packages.h"

namespace assay {

struct PackageDependency {
  std::string name{};
  std::string range{};  // as it is written
  bool exact = false;
};

// A manifest before its lock file is looked at.
PackageManifest manifest_of(std::string_view ecosystem,
                            const std::string& path,
                            const std::vector<PackageDependency>& dependencies);

// The first of these lock files in the manifest's folder or above it.
std::optional<std::string> lock_for(const PackageSources& sources,
                                    std::string_view manifest,
                                    std::span<const std::string_view> names);

// Without a lock: fixed when every dependency is exact, else unlocked.
void settle_without_lock(PackageManifest& manifest,
                         const std::vector<PackageDependency>& dependencies);

// Whether a lock file knows a dependency, and what the manifest is when it does not know them all.
struct LockRule {
  std::function<bool(const PackageDependency&, std::string_view text)> locked{};
  LockState otherwise = LockState::kBehind;
};

// With one: in step when the rule has every dependency locked. Untracked when git does not keep it.
void settle_with_lock(const PackageSources& sources,
                      PackageManifest& manifest,
                      const std::string& lock,
                      const std::vector<PackageDependency>& dependencies,
                      const LockRule& rule);

// The ecosystems; each adds what it finds in one file.
void read_npm(const PackageSources& sources, const SourceFile& file, std::vector<PackageManifest>&);
void read_python(const PackageSources& sources,
                 const SourceFile& file,
                 std::vector<PackageManifest>&);
void read_go(const PackageSources& sources, const SourceFile& file, std::vector<PackageManifest>&);
void read_cargo(const PackageSources& sources,
                const SourceFile& file,
                std::vector<PackageManifest>&);
void read_ruby(const PackageSources& sources,
               const SourceFile& file,
               std::vector<PackageManifest>&);
void read_php(const PackageSources& sources, const SourceFile& file, std::vector<PackageManifest>&);
void read_mix(const PackageSources& sources, const SourceFile& file, std::vector<PackageManifest>&);
void read_fixed(const PackageSources& sources,
                const SourceFile& file,
                std::vector<PackageManifest>&);

// TOML as far as manifests need it: `take` is shown each key of a table with its value's text, and
// every line of an array that spans several, with the key that it belongs to.
void each_toml_value(
    std::string_view text,
    const std::function<void(std::string_view table, std::string_view key, std::string_view value)>&
        take);
// Without quotes and what follows them.
std::string_view unquoted(std::string_view text);

}  // namespace assay
