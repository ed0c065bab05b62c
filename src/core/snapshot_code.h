// SPDX-License-Identifier: MIT
// What was read from a repository's code by its tokens: places to look at, and measures.
#pragma once

#include <string>
#include <vector>

#include "core/json.h"
#include "core/place.h"

namespace assay {

enum class TestWeakness {
  kNoAssertion,  // asserts nothing, neither itself nor in what it calls
  kAlwaysTrue,   // its only assertion holds whatever the code does
  kEmpty,        // has no body
  kSkipped,      // is not run, and nothing says why
  kOnly,         // keeps the tests beside it from being run
};

struct WeakTest {
  TestWeakness weakness = TestWeakness::kNoAssertion;
  std::string name{};
  std::string file{};
  int line = 0;
};

struct FunctionSize {
  std::string name{};
  std::string file{};
  int line = 0;
  int lines = 0;     // with code of its own: neither blank, nor comment, nor of a function within
  int branches = 1;  // cyclomatic complexity
};

// A run of tokens that stands in two places, names and literals aside.
struct Clone {
  std::string file{};
  int line = 0;
  int lines = 0;
  std::string original{};
  int original_line = 0;
  bool in_pieces = false;  // its lines are those of several functions, which need not follow
};

// First-party code of the service, outside of tests; a line counts when it holds code.
struct CodeFacts {
  int lines = 0;
  std::string largest_file{};
  int largest_lines = 0;
  std::vector<FunctionSize> large_functions{};
  std::vector<Clone> clones{};
  int function_lines = 0;  // in which clones are looked for
  int cloned_lines = 0;    // of those, that stand elsewhere as well
  std::vector<Place> sql_joins{};
  int tests_read = 0;  // whose bodies were looked into
  std::vector<WeakTest> weak_tests{};
  int endpoints = 0;
  int mixed_endpoints = 0;            // in files that also speak to the database by themselves
  std::vector<Place> mixed{};         // those routes, with what their file says to it; a part
  std::vector<std::string> layers{};  // "http", "logic", "storage": told by names of files
};

Json to_json(const CodeFacts& facts);
CodeFacts code_facts_from(const Json& json);

}  // namespace assay
