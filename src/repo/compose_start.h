// SPDX-License-Identifier: MIT
// What is up after "docker compose up".
#pragma once

#include <string_view>

#include "repo/file_index.h"

namespace assay {

// True for a command of compose where the compose files start databases, brokers and the like, and
// no service that is built here or that could be it.
bool starts_only_others(std::string_view command, const FileIndex& texts);

}  // namespace assay
