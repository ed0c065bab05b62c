// SPDX-License-Identifier: MIT
// RSpec and Minitest.
#include <algorithm>
#include <array>

#include "repo/tests/loops.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 10> kRubyExamples{"it",
                                                         "specify",
                                                         "scenario",
                                                         "example",
                                                         "its",
                                                         "test",
                                                         "it_behaves_like",
                                                         "it_should_behave_like",
                                                         "include_examples",
                                                         "run_test!"};

class RubyReader {
 public:
  explicit RubyReader(const Code& code) : code_(code) {
    framework_ = code.mentions("RSpec") || code.mentions("rails_helper") ? "RSpec" : "Minitest";
  }

  // A test ends where the next begins: `end` closes too many things to be counted.
  std::vector<FoundTest> run() {
    for (std::size_t i = 0; i < code_.size() && found_.size() < kTestsInFile; ++i) {
      if (!code_.at(i).first) continue;
      const std::size_t name = name_at(i);
      if (name == code_.size()) continue;
      if (!found_.empty()) found_.back().body.to = i;
      found_.push_back({.name = std::string(code_.at(name).text),
                        .framework = framework_,
                        .line = code_.at(i).line,
                        .body = {i, code_.size()}});
    }
    return std::move(found_);
  }

 private:
  // The token that names the test which begins at `i`; size() when none does.
  std::size_t name_at(std::size_t i) const {
    const Token& word = code_.at(i);
    if (word.is("def") && code_.at(i + 1).text.starts_with("test_")) return i + 1;
    if (word.is("run_test") && code_.is(i + 1, "!")) return status_before(i);
    if (!word.is_word() || std::ranges::find(kRubyExamples, word.text) == kRubyExamples.end()) {
      return code_.size();
    }
    const std::size_t next = code_.is(i + 1, "(") ? i + 2 : i + 1;
    // rswag shows a body: example 'application/json', :name, {…}
    if (word.is("example") && code_.at(next).text.starts_with("application/")) return code_.size();
    if (code_.at(next).is_string()) return next;
    return code_.is(next, "{") || code_.is(next, "do") ? i : code_.size();
  }

  // rswag's test is called by the status that it waits for: response '422', 'refused' do.
  std::size_t status_before(std::size_t i) const {
    constexpr std::size_t kFar = 600;
    for (std::size_t at = i; at > 0 && i - at < kFar; --at) {
      if (code_.at(at).first && code_.is(at, "response") && code_.at(at + 1).is_string())
        return at + 1;
    }
    return i;
  }

  const Code& code_;
  std::string framework_;
  std::vector<FoundTest> found_{};
};

}  // namespace

std::vector<FoundTest> ruby_tests(const Code& code) {
  std::vector<FoundTest> tests = RubyReader(code).run();
  add_rows_of_loops(code, true, tests);
  return tests;
}

}  // namespace assay
