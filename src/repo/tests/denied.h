// SPDX-License-Identifier: MIT
// Assertions that something is false. Of a check (a password, a validation, a permission) it means
// that something was refused; of a state it means nothing.
#pragma once

#include <cstddef>

#include "repo/code/code.h"

namespace assay {

// True when an assertion begins at this token which says that a check fails.
bool denies_check(const Code& code, std::size_t index);

}  // namespace assay
