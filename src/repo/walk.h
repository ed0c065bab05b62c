// SPDX-License-Identifier: MIT
// One bounded walk through a repository: the first-party paths, and the text of the files that
// count.
#pragma once

#include <cstddef>
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

struct WalkLimits {
  std::size_t files = 20'000;
  std::size_t entries = 50'000;  // of one folder
  int depth = 24;
  std::size_t file_bytes = std::size_t{2} << 20U;
  std::size_t total_bytes = std::size_t{32} << 20U;
};

struct FolderWalk {
  std::vector<std::string> paths{};  // of regular files, sorted
  std::vector<SourceFile>
      sources{};  // of those that are `wanted`; a folder's files before its folders
  std::vector<std::pair<std::string, std::string>>
      links{};             // path of a link in the root, its target
  bool truncated = false;  // a bound was reached
};

// Skips what is not the author's (.git, dependencies, build output); follows no link.
FolderWalk walk_repository(const Folder& root,
                           bool (*wanted)(std::string_view path),
                           const WalkLimits& limits = {});

}  // namespace assay
