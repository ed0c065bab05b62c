// SPDX-License-Identifier: MIT
// What test runners print: how many tests passed, and why some could not be run.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace assay {

struct TestCounts {
  int passed = 0;
  int failed = 0;
  int skipped = 0;
  std::string runner{};  // whose lines these are: "pytest"
  bool counted = false;  // its output says how many there were
};

// pytest, unittest, Jest, Vitest, Mocha, node:test, TAP, Go, Maven, Gradle, Cargo, RSpec, Minitest,
// PHPUnit, Pest, .NET, ExUnit, ScalaTest, CTest, Deno.
TestCounts counts_in(std::string_view output);

// What was missing, in words; empty when nothing in the output says so. Whoever lacks a tool, a
// package, a database or a network has not failed.
std::string missing_in(std::string_view output);

// A text without colours, what moves the cursor, and carriage returns.
std::string uncoloured(std::string_view text);

// Covered lines in percent, as the runner's own table has it.
std::optional<double> coverage_in(std::string_view output);

}  // namespace assay
