// SPDX-License-Identifier: MIT
// Tests that the generator of a framework puts into every new project.
#pragma once

#include <string_view>

#include "repo/walk.h"

namespace assay {

class GeneratedTests {
 public:
  // Of this file, which must stay.
  explicit GeneratedTests(const SourceFile& file);

  // True for a test that the author has left as it was made: by its file, its name and how little
  // the file holds besides.
  bool hold(std::string_view name) const;

 private:
  const SourceFile& file_;
  bool scaffold_ = false;  // all of the file
};

}  // namespace assay
