// SPDX-License-Identifier: MIT
// A folder of this run's own below the system's temporary one.
#pragma once

#include <string>

#include "core/result.h"

namespace assay {

// Gone, with all that is in it, when this is.
class ScratchFolder {
 public:
  // Fails (kUndecided) when none can be created.
  static Result<ScratchFolder> make();

  ScratchFolder(ScratchFolder&& other) noexcept;
  ScratchFolder& operator=(ScratchFolder&& other) noexcept;
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder();

  const std::string& path() const { return path_; }

 private:
  explicit ScratchFolder(std::string path) : path_(std::move(path)) {}

  std::string path_;  // empty: moved away
};

}  // namespace assay
