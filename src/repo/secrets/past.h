// SPDX-License-Identifier: MIT
// Credentials in what a repository once held.
#pragma once

#include <cstdint>
#include <set>

#include "core/snapshot_secrets.h"
#include "repo/git/view.h"
#include "repo/secrets/search.h"

namespace assay {

// Fingerprints of what the tree holds.
struct TreeSecrets {
  std::set<std::uint64_t> settled{};  // charged there for certain, or nobody's secret
  std::set<std::uint64_t> asked{};    // charged there as a place to look at
};

// Fills in `past`, `past_searched`, `told_rotated` and `truncated`. Each version of each
// first-party file that any reference leads to is read once; the template's are left out, and so
// is what the tree is charged for, but for what is certain in the past alone. The fingerprints of
// what is charged here.
std::set<std::uint64_t> search_past(const GitView& view,
                                    const SecretSearch& search,
                                    const TreeSecrets& tree,
                                    Secrets& secrets);

// True for words about a key that was rotated, revoked or made invalid.
bool tells_rotation(std::string_view text);

// The same of a document, which may speak of what its service does with keys: this tells of one
// that has got out.
bool tells_of_leak(std::string_view text);

}  // namespace assay
