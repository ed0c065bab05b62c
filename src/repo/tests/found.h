// SPDX-License-Identifier: MIT
// What the readers of the languages share: a test found among the tokens of a file.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "repo/code/code.h"
#include "repo/walk.h"

namespace assay {

// A bound that keeps the reading of a hostile file linear.
constexpr std::size_t kTestsInFile = 2'000;

struct FoundTest {
  std::string name{};
  std::string framework{};
  int line = 0;  // of its declaration
  Span body{};   // with the annotations that belong to it
  // Literal rows of parameters, each a case of its own; none for a plain test.
  std::vector<Span> rows{};
  // The class or member that gives rows, each a case of its own; empty for none.
  std::string data{};
  // The body branches on its row (Go's tables), so that it tells nothing of a single one.
  bool rows_decide = false;
};

// One reader for each family.
std::vector<FoundTest> javascript_tests(const Code& code);
std::vector<FoundTest> python_tests(const Code& code);
std::vector<FoundTest> jvm_tests(const Code& code);
std::vector<FoundTest> go_tests(const Code& code);
std::vector<FoundTest> dotnet_tests(const Code& code);
std::vector<FoundTest> ruby_tests(const Code& code);
std::vector<FoundTest> php_tests(const Code& code);
std::vector<FoundTest> rust_tests(const Code& code);
std::vector<FoundTest> elixir_tests(const Code& code);
std::vector<FoundTest> shell_tests(const Code& code);
std::vector<FoundTest> cpp_tests(const Code& code);

// The tests of a file by the reader of its family; none where tests do not stand.
std::vector<FoundTest> tests_in(const SourceFile& file, Family family, const Code& code);

}  // namespace assay
