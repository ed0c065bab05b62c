// SPDX-License-Identifier: MIT
// Assertions that say nothing of the service.
#pragma once

#include <cstddef>

#include "repo/code/code.h"

namespace assay {

// True for the assertion at this word when it compares a literal with itself, or is made of
// literals and operators alone: expect(true).toBe(true), assertTrue(true), assert 1 + 1 == 2.
bool always_true(const Code& code, std::size_t i);

}  // namespace assay
