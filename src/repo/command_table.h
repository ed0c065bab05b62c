// SPDX-License-Identifier: MIT
// What the programs of many ecosystems do when they are called so.
#pragma once

#include <string_view>
#include <vector>

#include "repo/commands.h"

namespace assay {

// The words of one command, at least one, without assignments and wrappers before it.
CommandUse use_of_words(const std::vector<std::string_view>& words);

// postgres:16, minio/minio: what a service needs, and not the service.
bool is_image_of_others(std::string_view image);

// True for the name of a program that instructions call, whatever for (git, npm, docker, curl …).
bool is_known_tool(std::string_view word);

}  // namespace assay
