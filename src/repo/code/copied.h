// SPDX-License-Identifier: MIT
// Files that their headers give to somebody else than the repository's author.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "repo/walk.h"

namespace assay {

// LICENSE, COPYING, NOTICE and AUTHORS of the root: whom they name is an author.
bool is_licence(std::string_view path);

class CopiedFiles {
 public:
  explicit CopiedFiles(const std::vector<SourceFile>& sources);

  // True when the file's header names a copyright holder whom fewer than half of the files of code
  // name, or only headers in the folder of a library, and the licence does not.
  bool has(const SourceFile& file) const;

 private:
  struct Held {
    std::size_t files = 0;
    std::size_t shipped = 0;  // of those, headers as libraries ship them
  };
  std::map<std::string, Held> holders_{};
  std::size_t files_ = 0;
  std::string licence_{};  // in lower case
};

// "Jane Doe" of "// Copyright (c) 2015-2019 Jane Doe. All rights reserved.", in lower case; empty
// for a header that names nobody.
std::string copyright_holder(std::string_view text);

}  // namespace assay
