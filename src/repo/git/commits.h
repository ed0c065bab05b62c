// SPDX-License-Identifier: MIT
// Commits that lead to one another, and the files that they hold.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "repo/git/id_set.h"
#include "repo/git/objects.h"

namespace assay {

struct PastCommit {
  ObjectId id{};
  ObjectId tree{};
  std::int64_t time = 0;
};

struct CommitWalk {
  std::vector<PastCommit> commits{};  // the oldest first
  bool truncated = false;             // `most` was reached, or a commit is missing
};

// Every commit that the tips lead to and that is not in `seen` yet; afterwards all of them are.
// `take` is shown each once, in no particular order.
CommitWalk walk_commits(const ObjectStore& store,
                        const std::vector<ObjectId>& tips,
                        IdSet& seen,
                        std::size_t most,
                        const std::function<void(const Commit&)>& take = {});

struct TrackedFile {
  std::string path{};
  ObjectId id{};
  TreeKind kind = TreeKind::kFile;  // never a folder
  bool executable = false;
};

struct TrackedFiles {
  std::vector<TrackedFile> files{};  // sorted by path
  bool truncated = false;
};

// What a commit's tree holds; at most `most` files, and 64 folders deep.
TrackedFiles files_below(const ObjectStore& store, const ObjectId& tree, std::size_t most);

}  // namespace assay
