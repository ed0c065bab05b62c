// SPDX-License-Identifier: MIT
// How the tests of many languages say that a request was answered as it should be.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "repo/code/code.h"

namespace assay {

// Whether the word at this index, given in lower case, expects a success: isOk, assertCreated,
// HttpStatus.OK, StatusNoContent, doesNotThrow.
bool expects_success(const Code& code, std::size_t index, const std::string& word);

// Whether the status or word at this index is what must not be.
bool is_negated(const Code& code, std::size_t index);

// True for a response status between 200 and 206.
bool is_success_status(std::string_view number);

// Whether the word is what asserts or checks a failure of its own: assertRejected, expectProblem.
bool names_check_of_failure(std::string_view word);

}  // namespace assay
