// SPDX-License-Identifier: MIT
// Test cases out of JUnit XML, as every test runner writes it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct FailedCase {
  std::string name{};  // "class.method"
  std::string why{};   // the first line of what it says
};

struct JunitCases {
  int passed = 0;
  int skipped = 0;
  std::vector<FailedCase> failed{};  // failures and errors
};

// Nothing when the text is no XML or holds no test suite. Entities are not expanded beyond XML's
// own, and nothing is fetched.
std::optional<JunitCases> read_junit(std::string_view xml);

// The part of a program's output that is a JUnit report; empty when there is none.
std::string_view junit_within(std::string_view output);

}  // namespace assay
