// SPDX-License-Identifier: MIT
// Counts the tests of a repository by reading them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/snapshot.h"
#include "repo/walk.h"

namespace assay {

struct TestCount {
  std::vector<TestCase> tests{};          // at most 10,000
  std::vector<std::string> frameworks{};  // in order of appearance
  int requests = 0;                       // different ones that tests send, by method and path
  std::vector<std::string> generated{};   // files with tests that are as a generator left them
  std::vector<std::string> unread{};      // named like tests and asserting, and none recognised
};

TestCount count_tests(const std::vector<SourceFile>& sources);

// True for the files, other than those of a programming language, that may hold tests.
bool may_hold_tests(std::string_view path);

}  // namespace assay
