// SPDX-License-Identifier: MIT
// Finds the tests and properties of ExUnit.
#include "repo/tests/found.h"

namespace assay {

// A test ends where the next begins: `end` closes too many things to be counted.
std::vector<FoundTest> elixir_tests(const Code& code) {
  std::vector<FoundTest> found;
  for (std::size_t i = 0; i < code.size() && found.size() < kTestsInFile; ++i) {
    const bool opens = code.at(i).first && (code.is(i, "test") || code.is(i, "property"));
    const std::size_t name = code.is(i + 1, "(") ? i + 2 : i + 1;
    if (!opens || !code.at(name).is_string()) continue;
    if (!found.empty()) found.back().body.to = i;
    // A name alone is a test still to be written: ExUnit fails it.
    if (code.at(name + 1).first || name + 1 == code.size()) continue;
    found.push_back({.name = std::string(code.at(name).text),
                     .framework = "ExUnit",
                     .line = code.at(i).line,
                     .body = {i, code.size()}});
  }
  return found;
}

}  // namespace assay
