// SPDX-License-Identifier: MIT
// The three values with which Cloudinary's clients log in.
#pragma once

#include <cstddef>
#include <string_view>

#include "repo/secrets/candidate_secret.h"

namespace assay {

// True for 27 characters that stand beside a cloud_name and an api_key of 15 digits. `at` is where
// the value begins.
bool is_cloudinary_secret(const SearchedText& place, std::string_view value, std::size_t at);

}  // namespace assay
