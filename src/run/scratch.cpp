// SPDX-License-Identifier: MIT
// Creating and removing scratch folders.
#include "run/scratch.h"

#include <cstdlib>
#include <filesystem>
#include <utility>

namespace assay {

Result<ScratchFolder> ScratchFolder::make() {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
  std::string name = (folder / "assay-XXXXXX").string();
  if (error || mkdtemp(name.data()) == nullptr) {
    return failure(ErrorKind::kUndecided, "cannot create a scratch folder below " + name);
  }
  return ScratchFolder(std::move(name));
}

ScratchFolder::ScratchFolder(ScratchFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})) {}

ScratchFolder& ScratchFolder::operator=(ScratchFolder&& other) noexcept {
  std::swap(path_, other.path_);
  return *this;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;  // a scratch folder that stays behind is no reason to fail
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace assay
