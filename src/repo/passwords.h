// SPDX-License-Identifier: MIT
// How a repository's code treats passwords.
#pragma once

#include <vector>

#include "core/snapshot.h"
#include "repo/walk.h"

namespace assay {

// The lines that show it, of source outside of tests; bounded in number.
std::vector<PasswordUse> password_uses_in(const std::vector<SourceFile>& sources);

}  // namespace assay
