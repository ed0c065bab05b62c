// SPDX-License-Identifier: MIT
// Walks the trees of a history's older and newer half at once.
#include "repo/secrets/past_versions.h"

#include <algorithm>
#include <future>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "repo/first_party.h"
#include "repo/git/id_set.h"
#include "repo/git/objects.h"

namespace assay {
namespace {

constexpr std::size_t kMostBlobs = 2'000'000;
constexpr int kDeepestPast = 40;
// Below it one walk takes no time; the halves of a longer history share few trees.
constexpr std::size_t kWorthHalving = 2'000;

class VersionWalk {
 public:
  explicit VersionWalk(const ObjectStore& store) : store_(store) {}

  // What only `known` has is marked as seen.
  PastVersions run(std::span<const PastCommit> commits,
                   std::uint32_t first,
                   std::span<const PastCommit> known) {
    for (const PastCommit& commit : known)
      collect(commit.tree, "", 0, nullptr);
    for (std::uint32_t i = 0; i < commits.size(); ++i) {
      const std::uint32_t number = first + i;
      if (seen_.insert(commits[i].tree)) collect(commits[i].tree, "", 0, &number);
    }
    return std::move(found_);
  }

 private:
  // With no commit the objects are only marked as seen.
  void collect(const ObjectId& tree,
               const std::string& prefix,
               int depth,
               const std::uint32_t* commit) {
    std::vector<std::pair<std::string, ObjectId>> folders;
    const bool whole = each_entry(store_, tree, [&](const TreeEntry& entry) {
      if (entry.kind == TreeKind::kFolder) {
        if (is_foreign_folder(entry.name) || !seen_.insert(entry.id)) return;
        folders.emplace_back(prefix + std::string(entry.name) + '/', entry.id);
      } else if (entry.kind == TreeKind::kFile && seen_.insert(entry.id) && commit != nullptr) {
        add(prefix + std::string(entry.name), entry.id, *commit);
      }
    });
    if (!whole || depth == kDeepestPast) found_.truncated = true;
    if (depth == kDeepestPast) return;
    for (const auto& [path, id] : folders)
      collect(id, path, depth + 1, commit);
  }

  void add(const std::string& path, const ObjectId& id, std::uint32_t commit) {
    if (!is_first_party(path)) return;
    if (found_.all.size() == kMostBlobs) {
      found_.truncated = true;
      return;
    }
    const auto known = path_numbers_.emplace(path, static_cast<std::uint32_t>(found_.paths.size()));
    if (known.second) found_.paths.push_back(path);
    found_.all.push_back({id, commit, known.first->second});
  }

  const ObjectStore& store_;
  IdSet seen_{};
  PastVersions found_{};
  std::map<std::string, std::uint32_t> path_numbers_{};
};

void append(PastVersions& older, PastVersions newer) {
  const auto shift = static_cast<std::uint32_t>(older.paths.size());
  for (PastVersion& version : newer.all)
    version.path += shift;
  older.all.insert(older.all.end(), newer.all.begin(), newer.all.end());
  std::ranges::move(newer.paths, std::back_inserter(older.paths));
  older.truncated = older.truncated || newer.truncated;
}

}  // namespace

PastVersions past_versions(const ObjectStore& store,
                           std::span<const PastCommit> commits,
                           std::span<const PastCommit> known) {
  const std::size_t half = commits.size() < kWorthHalving ? commits.size() : commits.size() / 2;
  std::future<PastVersions> newer = std::async(std::launch::async, [&]() -> PastVersions {
    if (half == commits.size()) return {};
    const ObjectStore own = store.again();
    return VersionWalk(own).run(commits.subspan(half), static_cast<std::uint32_t>(half), known);
  });
  PastVersions all = VersionWalk(store).run(commits.first(half), 0, known);
  append(all, newer.get());
  std::ranges::sort(all.all, [](const PastVersion& left, const PastVersion& right) {
    return std::tie(left.id, left.commit) < std::tie(right.id, right.commit);
  });
  const auto same = [](const PastVersion& a, const PastVersion& b) { return a.id == b.id; };
  all.all.erase(std::unique(all.all.begin(), all.all.end(), same), all.all.end());
  return all;
}

}  // namespace assay
