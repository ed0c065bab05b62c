// SPDX-License-Identifier: MIT
// Manifests of dependencies, and whether a lock file holds them still.
#pragma once

#include <string>
#include <vector>

#include "core/json.h"

namespace assay {

enum class LockState {
  kInStep,      // a lock file that agrees with the manifest
  kFixed,       // exact versions, and no lock file needed
  kUnlocked,    // ranges, and no lock file
  kUntracked,   // a lock file that git does not keep
  kBehind,      // the lock file lacks a dependency; installing would add it
  kBroken,      // the lock file lacks a dependency; a clean install stops there
  kUndeclared,  // no manifest at all: `path` is a file that imports `detail`
};

struct PackageManifest {
  std::string ecosystem{};  // "npm"
  std::string path{};
  std::string lock{};  // its lock file; empty without one
  LockState state = LockState::kInStep;
  std::string detail{};  // what is missing or open: "express ^4.18.0"
  int open = 0;          // dependencies that are not exact
  int all = 0;
  bool development_only = false;  // what is served needs none of them
};

Json to_json(const std::vector<PackageManifest>& manifests);
std::vector<PackageManifest> packages_from_json(const Json& list);

}  // namespace assay
