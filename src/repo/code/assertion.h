// SPDX-License-Identifier: MIT
// Assertions, by the words of the frameworks.
#pragma once

#include <cstddef>

#include "repo/code/code.h"

namespace assay {

// True when what stands at this token can fail the test that it stands in.
bool asserts_at(const Code& code, std::size_t i, Family family);

// How many tokens of `span` do.
std::size_t assertions(const Code& code, Span span, Family family);

}  // namespace assay
