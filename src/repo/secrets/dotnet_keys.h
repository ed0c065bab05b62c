// SPDX-License-Identifier: MIT
// Keys in the settings that a service of ASP.NET is published with.
#pragma once

#include <string_view>
#include <vector>

#include "core/snapshot_secrets.h"
#include "repo/walk.h"

namespace assay {

// True for those of every environment: appsettings.json.
bool is_dotnet_settings(std::string_view path);

// Texts in one of them that are long enough to sign with, under names of keys ("Jwt:Key",
// "AppSettings:Secret") that `sources` read where they sign, and that nothing replaces: neither
// settings of production nor the variable for it ("Jwt__Key"), whose name is given, anywhere.
std::vector<DefaultKey> dotnet_keys_in(const std::vector<SourceFile>& sources,
                                       const SourceFile& file);

}  // namespace assay
