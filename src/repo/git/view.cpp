// SPDX-License-Identifier: MIT
// Puts together what the checks of a repository ask git for.
#include "repo/git/view.h"

#include <algorithm>

#include <fmt/core.h>

#include "core/text.h"
#include "repo/commit.h"

namespace assay {
namespace {

constexpr std::size_t kMostFiles = 200'000;
constexpr std::size_t kMostCommits = 400'000;
constexpr std::size_t kShortest = 7;  // digits that name a commit

// The commit whose id begins so, among all that the references lead to.
std::optional<PastCommit> commit_named(const GitView& view, const std::string& prefix) {
  if (prefix.size() < kShortest) return std::nullopt;
  IdSet seen;
  for (const PastCommit& commit : walk_commits(view.store, view.tips, seen, kMostCommits).commits) {
    if (to_hex(commit.id).starts_with(prefix)) return commit;
  }
  return std::nullopt;
}

void take_template_out(GitView& view, const PastCommit& starter) {
  IdSet seen;
  view.template_past = walk_commits(view.store, {starter.id}, seen, kMostCommits).commits;
  const TrackedFiles before = files_below(view.store, starter.tree, kMostFiles);
  for (const TrackedFile& file : view.tracked.files) {
    const auto same = std::ranges::lower_bound(before.files, file.path, {}, &TrackedFile::path);
    if (same != before.files.end() && same->path == file.path && same->id == file.id) {
      view.unchanged.push_back(file.path);
    }
  }
}

}  // namespace

std::optional<GitView> view_git(const Folder& git,
                                const std::string& path,
                                const std::string& starter,
                                std::string& reason,
                                std::vector<std::string>& notes) {
  std::optional<ObjectStore> store = ObjectStore::open(git, path, reason);
  if (!store) return std::nullopt;
  GitView view{.store = std::move(*store), .head = head_commit(git)};
  view.shallow = git.read("shallow", 1).has_value();
  for (const std::string& text : reference_ids(git)) {
    if (const auto id = object_id_from(text)) view.tips.push_back(*id);
  }
  if (const auto head = object_id_from(view.head)) {
    const auto commit = read_commit(view.store, *head);
    if (!commit) {
      reason = "the commit that HEAD names is missing or is no commit";
      return std::nullopt;
    }
    view.tracked = files_below(view.store, commit->tree, kMostFiles);
  }
  if (git.child("objects")->read_below("info/alternates", 1)) {
    notes.emplace_back("git's objects are partly kept in another folder, which was not read");
  }
  if (!starter.empty()) {
    if (const auto found = commit_named(view, lower(starter))) {
      take_template_out(view, *found);
    } else {
      notes.push_back(fmt::format(
          "the rubric's template_commit {} is not in this repository; nothing was taken out of it",
          shortened(printable(starter), 40)));
    }
  }
  return view;
}

bool is_listed(const std::vector<std::string>& sorted, const std::string& path) {
  return std::ranges::binary_search(sorted, path);
}

bool is_tracked(const TrackedFiles& tracked, const std::string& path) {
  return std::ranges::binary_search(tracked.files, path, {}, &TrackedFile::path);
}

}  // namespace assay
