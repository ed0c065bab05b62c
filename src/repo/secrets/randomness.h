// SPDX-License-Identifier: MIT
// Whether a text was drawn by a machine or thought up by a person.
#pragma once

#include <string_view>

namespace assay {

// Shannon's entropy of its characters, in bits for each.
double entropy(std::string_view text);

// True for a text of at least 16 characters that no word list explains: mixed letters and digits,
// or letters that change case without meaning; and for one of at least 32 that mixes signs in.
// False for words, paths, dates, versions, patterns and UUIDs.
bool looks_random(std::string_view text);

}  // namespace assay
