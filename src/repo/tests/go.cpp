// SPDX-License-Identifier: MIT
// Go's testing package with its subtests and tables, testify suites, and Ginkgo.
#include <algorithm>

#include "repo/tests/found.h"

namespace assay {
namespace {

// Test followed by no lower-case letter, as `go test` demands; Fuzz and Example likewise.
bool names_a_test(std::string_view name) {
  for (const std::string_view prefix : {"Test", "Fuzz", "Example"}) {
    if (!name.starts_with(prefix)) continue;
    const std::string_view rest = name.substr(prefix.size());
    return rest.empty() || rest.front() < 'a' || rest.front() > 'z';
  }
  return false;
}

class GoReader {
 public:
  explicit GoReader(const Code& code) : code_(code) {}

  std::vector<FoundTest> run() {
    std::size_t last = code_.size();
    for (std::size_t i = 0; i < code_.size() && found_.size() < kTestsInFile; ++i) {
      if (code_.at(i).is_word()) take_ginkgo(i);
      if (!code_.is(i, "func") || code_.at(i).column != 1) continue;
      if (last < i) take_function(last, i);
      last = i;
    }
    take_function(last, code_.size());
    return std::move(found_);
  }

 private:
  // The function at `start`; the next one begins at `end`.
  void take_function(std::size_t start, std::size_t end) {
    std::size_t name = start + 1;
    const bool method = code_.is(name, "(");  // of a testify suite
    if (method) name = code_.close(name) + 1;
    const std::size_t open = name + 1;
    if (!names_a_test(code_.at(name).text) || !code_.is(open, "(")) return;
    const std::size_t brace = code_.soon(code_.close(open) + 1, "{");
    const Span body{start, std::min(code_.close(brace), end)};
    if (code_.at(name).text == "TestMain" || only_runs_others(body)) return;
    take_body(start, name, body, method ? "testify" : "testing");
  }

  // func TestSuite(t *testing.T) { suite.Run(t, new(Suite)) }, Ginkgo's RunSpecs and godog's
  // features.
  bool only_runs_others(Span body) const {
    for (const std::string_view runner : {"RunSpecs", "godog"})
      if (code_.soon(body.from, runner) < body.to) return true;
    const std::size_t suite = code_.soon(body.from, "suite");
    return suite < body.to && code_.is(suite + 1, ".") && code_.is(suite + 2, "Run");
  }

  void take_body(std::size_t start, std::size_t name, Span body, const std::string& framework) {
    const FoundTest test{.name = std::string(code_.at(name).text),
                         .framework = framework,
                         .line = code_.at(start).line,
                         .body = body};
    std::vector<FoundTest> subtests;
    for (std::size_t i = body.from; i < body.to; ++i) {
      if (!code_.is(i, "Run") || !code_.is(i - 1, ".") || !code_.is(i + 1, "(")) continue;
      if (!code_.at(i + 2).is_string()) continue;
      FoundTest sub = test;
      sub.name.append("/").append(code_.at(i + 2).text);
      sub.line = code_.at(i).line;
      sub.body = {i, code_.close(i + 1)};
      subtests.push_back(std::move(sub));
    }
    if (!subtests.empty()) {
      std::ranges::move(subtests, std::back_inserter(found_));
      return;
    }
    found_.push_back(test);
    found_.back().rows = table_rows(body);
    found_.back().rows_decide = !found_.back().rows.empty();
  }

  // []struct{…}{ rows }, map[string]struct{…}{ rows }, or []testCase{ {…}, {…} }.
  std::vector<Span> table_rows(Span body) const {
    for (std::size_t i = body.from; i < body.to; ++i) {
      const std::size_t open = rows_of_type(i);
      if (open < code_.size()) return code_.elements(open);
    }
    return {};
  }

  // The brace of the rows whose type begins here; the end of the code when none does.
  std::size_t rows_of_type(std::size_t i) const {
    const bool slice = code_.is(i, "[") && code_.is(i + 1, "]");
    const bool map = code_.is(i, "map") && code_.is(i + 1, "[");
    if (!slice && !map) return code_.size();
    std::size_t type = slice ? i + 2 : code_.close(i + 1) + 1;
    if (code_.is(type, "*")) ++type;
    const bool is_struct = code_.is(type, "struct") && code_.is(type + 1, "{");
    const std::size_t open = is_struct ? code_.close(type + 1) + 1 : type + 1;
    if (!code_.is(open, "{")) return code_.size();
    const bool of_rows = is_struct || (slice && code_.is(open + 1, "{")) ||
                         (map && code_.is(open + 2, ":") && code_.is(open + 3, "{"));
    return of_rows ? open : code_.size();
  }

  void take_ginkgo(std::size_t i) {
    const std::string_view word = code_.at(i).text;
    const bool named = word == "It" || word == "Specify" || word == "Entry";
    if (!named || !code_.is(i + 1, "(") || !code_.at(i + 2).is_string()) return;
    found_.push_back({.name = std::string(code_.at(i + 2).text),
                      .framework = "Ginkgo",
                      .line = code_.at(i).line,
                      .body = {i, code_.close(i + 1)}});
  }

  const Code& code_;
  std::vector<FoundTest> found_{};
};

}  // namespace

std::vector<FoundTest> go_tests(const Code& code) {
  return GoReader(code).run();
}

}  // namespace assay
