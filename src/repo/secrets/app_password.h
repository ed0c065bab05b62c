// SPDX-License-Identifier: MIT
// Passwords for one application, as Google makes them: sixteen small letters.
#pragma once

#include <cstddef>
#include <string_view>

#include "repo/secrets/candidate_secret.h"

namespace assay {

// True for sixteen small letters that are no words, in one or in four groups of four, where the
// text near this position speaks of Gmail. `at` is where the value begins.
bool is_app_password(const SearchedText& place, std::string_view value, std::size_t at);

}  // namespace assay
