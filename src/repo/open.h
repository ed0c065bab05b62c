// SPDX-License-Identifier: MIT
// Whatever a submission is handed in as becomes a folder: a folder, a checkout, a bare repository,
// an archive.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/result.h"

namespace assay {

struct OpenedRepository {
  std::string folder{};    // with the files
  std::string git{};       // git's folder where it is none of that folder's own; else empty
  bool handed_in = false;  // the folder holds what was sent and nothing else
  std::vector<std::string> notes{};
  bool truncated = false;
};

// `scratch` makes an empty folder for what has to be unpacked; it is asked at most once.
Result<OpenedRepository> open_repository(const std::string& path,
                                         const std::function<Result<std::string>()>& scratch);

}  // namespace assay
