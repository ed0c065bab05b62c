// SPDX-License-Identifier: MIT
// Reads a small text file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "core/result.h"

namespace assay {

enum class Links { kFollow, kRefuse };

struct FileText {
  std::string text{};
  std::pair<std::uint64_t, std::uint64_t> identity{};  // the same for two paths to one file
};

// The error of an absent file.
constexpr std::string_view kNoSuchFile = "there is no such file";

// The bytes of a regular file, at most `limit` + 1 of them, so that a larger file shows as one. An
// error names the reason alone; a device, pipe or folder is one.
Result<FileText> read_file(const std::string& path, std::size_t limit, Links links);

}  // namespace assay
