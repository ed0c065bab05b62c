// SPDX-License-Identifier: MIT
// One bounded walk through a repository, and one read of each file: the first-party paths, and the
// text of the files that count.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "repo/folder.h"

namespace assay {

struct SourceFile {
  std::string path{};  // below the root, '/' between its parts
  std::string text{};  // its first WalkLimits::file_bytes
};

// What is to be done with the files that are met.
struct FileWalkPlan {
  bool (*wanted)(std::string_view path) = nullptr;  // its text is kept
  // A file whose text is shown to `scan` once, kept or not; null for none.
  std::function<bool(const std::string& path)> scanned{};
  std::function<void(const std::string& path, std::string_view text)> scan{};
  bool ignores = true;  // .gitignore files are read; without need where git lists the files itself
};

struct WalkLimits {
  std::size_t files = 30'000;
  std::size_t entries = 50'000;  // of one folder
  int depth = 24;
  std::size_t file_bytes = std::size_t{2} << 20U;
  std::size_t total_bytes = std::size_t{32} << 20U;  // of kept text
};

struct FolderWalk {
  std::vector<std::string> paths{};  // of regular files, sorted
  std::vector<SourceFile>
      sources{};  // of those that are `wanted`; a folder's files before its folders
  std::vector<std::pair<std::string, std::string>>
      links{};                         // path of a link in the root, its target
  std::vector<std::string> foreign{};  // folders that were not entered, with a '/' at the end
  std::vector<std::string> output{};   // files in folders of output, of which only names are known
  std::vector<std::string> ignored{};  // what .gitignore files leave out, folders with a '/'
  std::vector<std::string> large{};    // files over 5 MB
  std::vector<std::string> notes{};    // what was not opened or read whole, a sentence each
  bool truncated = false;              // a bound was reached
};

// Skips what is not the author's (.git, dependencies, build output); follows no link.
FolderWalk walk_repository(const Folder& root,
                           const FileWalkPlan& plan,
                           const WalkLimits& limits = {});

// True for a link's target that leads out of the tree, seen from the folder that the link is in.
bool leads_out(std::string_view folder, std::string_view target);

}  // namespace assay
