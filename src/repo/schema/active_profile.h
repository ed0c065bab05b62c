// SPDX-License-Identifier: MIT
// What Spring's profile that is on by default says instead of the settings for all.
#pragma once

#include <vector>

#include "core/snapshot.h"
#include "repo/walk.h"

namespace assay {

// Takes out the places in application.properties or its YAML where the file of the active profile
// (application-local.yml) says that the schema is only compared, or left alone.
void drop_what_profiles_override(const std::vector<SourceFile>& sources, std::vector<Place>& syncs);

}  // namespace assay
