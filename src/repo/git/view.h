// SPDX-License-Identifier: MIT
// A repository's git as far as it can be read: its store, its tips, and what is graded.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "repo/git/commits.h"

namespace assay {

struct GitView {
  ObjectStore store;
  std::string head{};                       // the graded commit; empty before the first
  std::vector<ObjectId> tips{};             // what HEAD and every reference name
  TrackedFiles tracked{};                   // of the graded commit
  std::vector<PastCommit> template_past{};  // commits of the company's starter
  std::vector<std::string> unchanged{};     // paths that are as the starter has them, sorted
  bool shallow = false;                     // a clone that left the past behind
};

// `path` is git's folder. Nothing, and why, when it cannot be read. `starter` is the rubric's
// template_commit, in full or at least 7 digits of it; what cannot be found of it is noted.
std::optional<GitView> view_git(const Folder& git,
                                const std::string& path,
                                const std::string& starter,
                                std::string& reason,
                                std::vector<std::string>& notes);

// True for a path that stands in a sorted list.
bool is_listed(const std::vector<std::string>& sorted, const std::string& path);
bool is_tracked(const TrackedFiles& tracked, const std::string& path);

}  // namespace assay
