// SPDX-License-Identifier: MIT
// Bats, and shell functions named like tests.
#include "repo/tests/found.h"

namespace assay {

std::vector<FoundTest> shell_tests(const Code& code) {
  std::vector<FoundTest> found;
  const auto add = [&](std::size_t start, std::size_t name, std::size_t brace,
                       const char* framework) {
    found.push_back({.name = std::string(code.at(name).text),
                     .framework = framework,
                     .line = code.at(start).line,
                     .body = code.body(start, brace)});
  };
  for (std::size_t i = 0; i < code.size() && found.size() < kTestsInFile; ++i) {
    if (!code.at(i).first) continue;
    if (code.is(i, "@") && code.is(i + 1, "test") && code.at(i + 2).is_string()) {
      add(i, i + 2, i + 3, "Bats");
    } else if (code.at(i).text.starts_with("test") && code.is(i + 1, "(") && code.is(i + 2, ")")) {
      add(i, i, i + 3, "shell");
    } else if (code.is(i, "function") && code.at(i + 1).text.starts_with("test")) {
      add(i, i + 1, code.soon(i, "{"), "shell");
    }
  }
  return found;
}

}  // namespace assay
