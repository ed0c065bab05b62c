// SPDX-License-Identifier: MIT
// The texts of a walk by their paths.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "repo/walk.h"

namespace assay {

class FileIndex {
 public:
  // The sources must outlive the index.
  explicit FileIndex(const std::vector<SourceFile>& sources);

  // Null when there is no such file among the texts that were kept.
  const std::string* text(std::string_view path) const;
  // The path of a file of this name in the folder, or in the nearest one above it.
  std::optional<std::string> nearest(std::string_view folder, std::string_view name) const;
  const std::vector<SourceFile>& sources() const { return sources_; }

 private:
  const std::vector<SourceFile>& sources_;
  std::map<std::string_view, const std::string*> by_path_{};
};

// What stands before the file's name, with its '/'; empty in the root.
std::string_view folder_of(std::string_view path);

}  // namespace assay
