// SPDX-License-Identifier: MIT
// Credentials in what a repository once held.
#pragma once

#include <cstdint>
#include <set>

#include "core/snapshot_secrets.h"
#include "repo/git/view.h"
#include "repo/secrets/search.h"

namespace assay {

// Fills in `past`, `past_searched`, `told_rotated` and `truncated`. Each version of each
// first-party file that any reference leads to is read once; the template's are left out, and so
// are the secrets whose fingerprints are in `in_tree`.
void search_past(const GitView& view,
                 const SecretSearch& search,
                 const std::set<std::uint64_t>& in_tree,
                 Secrets& secrets);

// True for words about a key that was rotated, revoked or made invalid.
bool tells_rotation(std::string_view text);

}  // namespace assay
