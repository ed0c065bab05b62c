// SPDX-License-Identifier: MIT
// An open folder of a stranger's: its entries and regular files, with no link followed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"

namespace assay {

enum class EntryKind { kFile, kFolder, kLink, kOther };

struct FolderEntry {
  std::string name{};
  EntryKind kind = EntryKind::kOther;
};

struct FilePart {
  std::string text{};    // its first bytes
  std::size_t size = 0;  // of the whole file
};

class Folder {
 public:
  // The path as the user gave it; links in it are the user's own and are followed.
  static Result<Folder> open(const std::string& path);

  Folder(Folder&& other) noexcept;
  Folder& operator=(Folder&& other) noexcept;
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder();

  // A folder in this one; nothing when it is none, a link, or not readable.
  std::optional<Folder> child(const std::string& name) const;
  // The first `limit` bytes of a regular file in this folder; nothing for anything else.
  std::optional<std::string> read(const std::string& name, std::size_t limit) const;
  // The same, with the size of the whole file.
  std::optional<FilePart> read_file(const std::string& name, std::size_t limit) const;
  // The size of a regular file in this folder; 0 for anything else.
  std::size_t size_of(const std::string& name) const;
  // Like read(), for a path below this folder, with '/' between its parts; ".." leads nowhere.
  std::optional<std::string> read_below(const std::string& path, std::size_t limit) const;
  // What a link in this folder says; nothing for anything else.
  std::optional<std::string> link_target(const std::string& name) const;
  // At most `most` entries, sorted by name, without "." and "..".
  std::vector<FolderEntry> entries(std::size_t most) const;

 private:
  explicit Folder(int descriptor) : descriptor_(descriptor) {}

  int descriptor_ = -1;
};

}  // namespace assay
