// SPDX-License-Identifier: MIT
// Rust's #[test] and the attributes of its runtimes, rstest and test-case.
#include <algorithm>
#include <array>

#include "repo/tests/found.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 5> kRustTests{"test", "rstest", "test_case",
                                                     "wasm_bindgen_test", "quickcheck"};

class RustReader {
 public:
  explicit RustReader(const Code& code) : code_(code) {}

  std::vector<FoundTest> run() {
    for (std::size_t i = 0; i < code_.size() && found_.size() < kTestsInFile; ++i) {
      if (code_.is(i, "#") && code_.is(i + 1, "[")) i = take_attributes(i);
    }
    return std::move(found_);
  }

 private:
  // #[tokio::test] #[case(1)] … fn name; returns the last token read.
  std::size_t take_attributes(std::size_t start) {
    bool test = false;
    std::string framework = "Rust test";
    std::vector<Span> rows;
    std::size_t i = start;
    while (code_.is(i, "#") && code_.is(i + 1, "[")) {
      std::size_t name = i + 2;
      while (code_.is(name + 1, ":") && code_.is(name + 2, ":"))
        name += 3;
      const std::string_view word = code_.at(name).text;
      if (std::ranges::find(kRustTests, word) != kRustTests.end()) test = true;
      if (word == "rstest") framework = "rstest";
      if (word == "case" || word == "test_case") rows.push_back({name, code_.close(i + 1)});
      i = code_.close(i + 1) + 1;
    }
    if (test) take_function(start, i, framework, rows);
    return i - 1;
  }

  void take_function(std::size_t start,
                     std::size_t from,
                     const std::string& framework,
                     const std::vector<Span>& rows) {
    const std::size_t function = code_.soon(from, "fn");
    if (function >= code_.size()) return;
    const std::size_t brace = code_.soon(function, "{");
    found_.push_back({.name = std::string(code_.at(function + 1).text),
                      .framework = framework,
                      .line = code_.at(function).line,
                      .body = code_.body(start, brace),
                      .rows = rows});
  }

  const Code& code_;
  std::vector<FoundTest> found_{};
};

}  // namespace

std::vector<FoundTest> rust_tests(const Code& code) {
  return RustReader(code).run();
}

}  // namespace assay
