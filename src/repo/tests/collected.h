// SPDX-License-Identifier: MIT
// Where pytest looks for tests when it is started without arguments.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "repo/walk.h"

namespace assay {

class CollectedTests {
 public:
  // By the `testpaths` of pytest.ini, tox.ini, setup.cfg and pyproject.toml.
  explicit CollectedTests(const std::vector<SourceFile>& sources);

  // False for a file below such settings and outside every path that they name.
  bool hold(std::string_view path) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> paths_{};  // by folder
};

}  // namespace assay
