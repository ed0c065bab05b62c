// SPDX-License-Identifier: MIT
// Looking files up.
#include "repo/file_index.h"

namespace assay {

FileIndex::FileIndex(const std::vector<SourceFile>& sources) : sources_(sources) {
  for (const SourceFile& file : sources)
    by_path_.emplace(file.path, &file.text);
}

const std::string* FileIndex::text(std::string_view path) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? nullptr : found->second;
}

std::optional<std::string> FileIndex::nearest(std::string_view folder,
                                              std::string_view name) const {
  while (true) {
    std::string path = std::string(folder) + std::string(name);
    if (text(path) != nullptr) return path;
    if (folder.empty()) return std::nullopt;
    folder = folder_of(folder.substr(0, folder.size() - 1));
  }
}

std::string_view folder_of(std::string_view path) {
  return path.substr(0, path.rfind('/') + 1);
}

}  // namespace assay
