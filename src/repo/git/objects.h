// SPDX-License-Identifier: MIT
// What commits, trees and tags say.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "repo/git/object_store.h"

namespace assay {

struct Commit {
  ObjectId tree{};
  std::vector<ObjectId> parents{};
  std::int64_t time = 0;  // of its committer, in seconds since 1970
  std::string message{};  // at most 4 KiB
};

enum class TreeKind { kFile, kFolder, kLink, kSubmodule };

struct TreeEntry {
  TreeKind kind = TreeKind::kFile;
  bool executable = false;
  std::string_view name{};
  ObjectId id{};
};

std::string_view subject_of(const Commit& commit);

// Nothing when the object is none such, missing or larger than 1 MiB (16 MiB for a tree).
std::optional<Commit> read_commit(const ObjectStore& store, const ObjectId& id);
// Of a commit, or of the tags that stand before it.
std::optional<ObjectId> peeled(const ObjectStore& store, ObjectId id);
// False when the tree cannot be read. The names live until `take` returns.
bool each_entry(const ObjectStore& store,
                const ObjectId& tree,
                const std::function<void(const TreeEntry&)>& take);
// The bytes of a file; nothing for one that is missing or larger than `limit`.
std::optional<std::string> read_blob(const ObjectStore& store,
                                     const ObjectId& id,
                                     std::size_t limit);

}  // namespace assay
