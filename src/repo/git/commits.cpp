// SPDX-License-Identifier: MIT
// Follows parents and folders, each once and within bounds.
#include "repo/git/commits.h"

#include <algorithm>
#include <tuple>

namespace assay {
namespace {

constexpr int kDeepestCommits = 64;

void add_files(const ObjectStore& store,
               const ObjectId& tree,
               const std::string& prefix,
               std::size_t most,
               TrackedFiles& found) {
  std::vector<TrackedFile> folders;
  const bool read = each_entry(store, tree, [&](const TreeEntry& entry) {
    if (found.files.size() >= most) {
      found.truncated = true;
      return;
    }
    TrackedFile file{.path = prefix + std::string(entry.name),
                     .id = entry.id,
                     .kind = entry.kind,
                     .executable = entry.executable};
    (entry.kind == TreeKind::kFolder ? folders : found.files).push_back(std::move(file));
  });
  const bool deep = std::ranges::count(prefix, '/') >= kDeepestCommits;
  if (!read || (deep && !folders.empty())) found.truncated = true;
  if (deep) return;
  for (const TrackedFile& folder : folders) {
    if (found.truncated) return;
    add_files(store, folder.id, folder.path + '/', most, found);
  }
}

}  // namespace

CommitWalk walk_commits(const ObjectStore& store,
                        const std::vector<ObjectId>& tips,
                        IdSet& seen,
                        std::size_t most,
                        const std::function<void(const Commit&)>& take) {
  CommitWalk walk;
  std::vector<ObjectId> todo;
  const auto meet = [&](const ObjectId& id) {
    if (seen.insert(id)) todo.push_back(id);
  };
  for (const ObjectId& tip : tips) {
    if (const auto commit = peeled(store, tip)) meet(*commit);
  }
  while (!todo.empty()) {
    const ObjectId id = todo.back();
    todo.pop_back();
    const auto commit = read_commit(store, id);
    if (!commit || walk.commits.size() == most) {
      walk.truncated = true;
      continue;
    }
    walk.commits.push_back({.id = id, .tree = commit->tree, .time = commit->time});
    if (take) take(*commit);
    std::ranges::for_each(commit->parents, meet);
  }
  std::ranges::sort(walk.commits, [](const PastCommit& left, const PastCommit& right) {
    return std::tie(left.time, left.id) < std::tie(right.time, right.id);
  });
  return walk;
}

TrackedFiles files_below(const ObjectStore& store, const ObjectId& tree, std::size_t most) {
  TrackedFiles found;
  add_files(store, tree, "", most, found);
  std::ranges::sort(found.files, {}, &TrackedFile::path);
  return found;
}

}  // namespace assay
