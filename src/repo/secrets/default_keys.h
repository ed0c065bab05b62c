// SPDX-License-Identifier: MIT
// Keys in the source that a service signs with when it is given none.
#pragma once

#include <vector>

#include "core/snapshot_secrets.h"
#include "repo/walk.h"

namespace assay {

// Where source outside of tests falls back to a text of its own for a variable that is named as a
// signing key's ("JWT_SECRET", "SECRET_KEY"), or a configuration that is shipped has one for a
// setting of such a name ("jwt.secret") that nothing overrides. Left out: what only development
// falls back to, and variables that some file names where it speaks of production, or that the
// settings of production read. Each variable once; bounded in number.
std::vector<DefaultKey> default_keys_in(const std::vector<SourceFile>& sources);

}  // namespace assay
