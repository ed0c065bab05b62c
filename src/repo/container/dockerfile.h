// SPDX-License-Identifier: MIT
// What a Dockerfile says of its image.
#pragma once

#include <string>
#include <string_view>

#include "core/snapshot_container.h"

namespace assay {

// True for a Dockerfile or Containerfile of the service: not for one of development or tests.
bool is_dockerfile(std::string_view path);

Dockerfile read_dockerfile(const std::string& path, std::string_view text);

}  // namespace assay
