// SPDX-License-Identifier: MIT
// Unpacks what a candidate sent as one file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace assay {

// True for the endings that are unpacked: .zip, .tar.gz, .tgz, .tar.
bool is_archive(std::string_view path);

struct Unpacked {
  std::string root{};                // the folder that holds the submission
  std::vector<std::string> notes{};  // members that were refused, and why
  bool truncated = false;            // a bound was reached
};

// Into an empty folder. Members that lead out of it, links that do, devices and pipes are refused;
// unpacking ends at 1 GB, at 100,000 members, or at 32 MB that are over 200 times the archive.
// Fails (kUsage) on a file that is no such archive.
Result<Unpacked> unpack(const std::string& file, const std::string& into);

}  // namespace assay
