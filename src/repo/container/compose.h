// SPDX-License-Identifier: MIT
// What a compose file starts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/snapshot_container.h"

namespace assay {

bool is_compose_file(std::string_view path);

// The file that docker compose takes unasked comes first, and the nearer to the root the sooner.
void put_default_first(std::vector<ComposeFile>& files);

// Several files of one repository are meant to be laid over one another.
void lay_over(std::vector<ComposeFile>& files);

ComposeFile read_compose(const std::string& path, std::string_view text);

}  // namespace assay
