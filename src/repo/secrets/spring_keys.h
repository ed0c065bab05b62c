// SPDX-License-Identifier: MIT
// Keys in the settings that a service of Spring Boot is packed with.
#pragma once

#include <string_view>
#include <vector>

#include "core/snapshot_secrets.h"
#include "repo/walk.h"

namespace assay {

// True for those of every environment: application.properties and .yml of the service.
bool is_spring_settings(std::string_view path);

// Texts in one of them that `sources` read as "${…}" and nothing replaces: no settings of
// production and no variable of that name anywhere. The variable is that of "${JWT_SECRET:text}",
// or the setting's own name.
std::vector<DefaultKey> spring_keys_in(const std::vector<SourceFile>& sources,
                                       const SourceFile& file);

}  // namespace assay
