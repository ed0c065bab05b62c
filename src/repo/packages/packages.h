// SPDX-License-Identifier: MIT
// What a repository depends on, and whether a lock file holds it still.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/snapshot_packages.h"
#include "repo/file_index.h"

namespace assay {

// True for manifests and lock files: their texts are needed here.
bool is_package_file(std::string_view path);

struct PackageSources {
  const FileIndex& texts;
  std::size_t whole = 0;  // a text of this many bytes was cut, and proves nothing
  bool known = true;      // whether it is certain what was handed in
  // Whether git keeps a file; always true where git does not know.
  std::function<bool(const std::string& path)> kept;
  // Whether a folder of dependencies stands in the repository ("vendor/").
  std::function<bool(const std::string& folder)> vendored;
};

// Manifests with dependencies, of npm, Python, Go, Cargo, Bundler, Composer, Mix, Maven, Gradle,
// NuGet and sbt. Examples, fixtures and tests of their own are left out.
std::vector<PackageManifest> packages_in(const PackageSources& sources);

}  // namespace assay
