// SPDX-License-Identifier: MIT
// Which versions of files a history holds.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "repo/git/commits.h"
#include "repo/git/object_id.h"
#include "repo/git/object_store.h"

namespace assay {

// One version of a file, and the oldest commit that has it.
struct PastVersion {
  ObjectId id{};
  std::uint32_t commit = 0;  // its place among the commits
  std::uint32_t path = 0;    // its place among the paths
};

struct PastVersions {
  std::vector<PastVersion> all{};  // each id once, sorted by it
  std::vector<std::string> paths{};
  bool truncated = false;  // a bound was reached, or an object is missing
};

// Every version of every first-party file of these commits, the oldest first, that none of `known`
// has. Trees and files that were seen once are passed over, so the work is linear in what differs.
PastVersions past_versions(const ObjectStore& store,
                           std::span<const PastCommit> commits,
                           std::span<const PastCommit> known);

}  // namespace assay
