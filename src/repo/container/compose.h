// SPDX-License-Identifier: MIT
// What a compose file starts.
#pragma once

#include <string>
#include <string_view>

#include "core/snapshot_container.h"

namespace assay {

bool is_compose_file(std::string_view path);

ComposeFile read_compose(const std::string& path, std::string_view text);

}  // namespace assay
