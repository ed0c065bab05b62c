// SPDX-License-Identifier: MIT
// What Maven, Gradle and sbt are asked for.
#pragma once

#include <string_view>
#include <vector>

#include "repo/commands.h"

namespace assay {

// The first use of a word from this one on; none when no word has any.
CommandUse use_of_any(const std::vector<std::string_view>& words,
                      std::size_t from,
                      CommandUse (*use)(std::string_view));

// The words of one command, the program first.
CommandUse use_of_maven(const std::vector<std::string_view>& words);
CommandUse use_of_gradle(const std::vector<std::string_view>& words);
CommandUse use_of_sbt(const std::vector<std::string_view>& words);

}  // namespace assay
