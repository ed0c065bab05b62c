// SPDX-License-Identifier: MIT
// How the tests of many languages say that something is refused or fails.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "repo/code/code.h"

namespace assay {

// Whether the word at this index, given in lower case, expects a failure: toThrow, assertRaises,
// NotFound, errors of which there are some.
bool expects_failure(const Code& code, std::size_t index, const std::string& word);

// Whether the number at this index is asserted, and is no amount.
bool is_asserted_status(const Code& code, std::size_t index);

// badrequest, not_found, 4xx: as a part of the word, in lower case.
bool names_error_status(std::string_view word);

// Whether the text at this index belongs to an answer that tells a failure: 'status' => 'error'.
bool tells_failure(const Code& code, std::size_t index);

}  // namespace assay
