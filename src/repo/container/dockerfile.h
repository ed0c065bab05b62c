// SPDX-License-Identifier: MIT
// What a Dockerfile says of its image.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/snapshot_container.h"

namespace assay {

// True for a Dockerfile or Containerfile of the service: not for one of development or tests.
bool is_dockerfile(std::string_view path);

// The names of what ENTRYPOINT and CMD call, and of their arguments.
std::vector<std::string> entry_scripts(std::string_view text);

// True when one of these lines for a shell goes on as another user: gosu, su-exec, setpriv, su.
bool changes_user(std::string_view script);

// True for an image into which nothing comes and which runs nothing of its own: a workshop, with
// the source mounted.
bool holds_nothing(std::string_view text);

Dockerfile read_dockerfile(const std::string& path, std::string_view text);

}  // namespace assay
