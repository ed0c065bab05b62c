// SPDX-License-Identifier: MIT
// Texts in the source that tokens and sessions are signed with, whatever a service is given.
#pragma once

#include <vector>

#include "core/snapshot_secrets.h"
#include "repo/walk.h"

namespace assay {

// Where shipped source hands a signer of its language's libraries a literal, or a name of its own
// file that is a literal and nothing else. Their variable is empty. The first of each file; left
// out is what speaks of an environment, and public keys.
std::vector<DefaultKey> fixed_keys_in(const std::vector<SourceFile>& sources);

}  // namespace assay
