// SPDX-License-Identifier: MIT
// Dependencies that are used and named nowhere.
#pragma once

#include <optional>

#include "core/snapshot_packages.h"
#include "repo/packages/packages.h"

namespace assay {

// A Python service that imports a framework, in a repository without any manifest, and without a
// word on how the framework is installed. Nothing where it is not certain what was handed in.
std::optional<PackageManifest> undeclared_python(const PackageSources& sources);

}  // namespace assay
