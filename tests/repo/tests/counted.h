// SPDX-License-Identifier: MIT
// Counts the tests of one file, and writes each as "kind name" for a test to compare.
#pragma once

#include <string>
#include <vector>

#include "repo/tests/count.h"

namespace assay {

inline std::vector<std::string> counted(const std::string& path, const std::string& text) {
  std::vector<std::string> lines;
  for (const TestCase& test : count_tests({{path, text}}).tests) {
    const char* kind = test.kind == TestKind::kError  ? "error "
                       : test.kind == TestKind::kEdge ? "edge "
                                                      : "happy ";
    lines.push_back(kind + test.name);
  }
  return lines;
}

inline std::vector<std::string> frameworks(const std::string& path, const std::string& text) {
  return count_tests({{path, text}}).frameworks;
}

}  // namespace assay
