// SPDX-License-Identifier: MIT
// Jest, Vitest, Mocha, Jasmine, AVA, tap, node:test, Deno and Bun tests, and k6 checks.
#include <algorithm>
#include <array>

#include "repo/tests/loops.h"

namespace assay {
namespace {

bool opens_a_test(std::string_view word) {
  constexpr std::array<std::string_view, 6> kWords{"it", "test", "specify", "fit", "xit", "xtest"};
  return std::ranges::find(kWords, word) != kWords.end();
}

// What may stand between test or it and its call, and leaves it a test whatever it is given.
bool is_test_modifier(std::string_view word) {
  constexpr std::array<std::string_view, 17> kWords{
      "only",   "skip",  "each",    "for",       "concurrent", "sequential",
      "serial", "fails", "failing", "failsOnly", "if",         "skipIf",
      "runIf",  "todo",  "cb",      "fixme",     "slow"};
  return std::ranges::find(kWords, word) != kWords.end();
}

// Members that group tests or prepare them.
bool is_no_test(std::string_view word) {
  return word == "todo" || word == "describe" || word == "suite" || word == "group" ||
         word == "step" || word.starts_with("before") || word.starts_with("after");
}

struct TestLibrary {
  std::string_view import{};
  std::string_view framework{};
};

constexpr std::array kTestLibraries{
    TestLibrary{"vitest", "Vitest"},
    TestLibrary{"node:test", "node:test"},
    TestLibrary{"test", "node:test"},
    TestLibrary{"k6", "k6"},
    TestLibrary{"ava", "AVA"},
    TestLibrary{"tap", "tap"},
    TestLibrary{"bun:test", "Bun"},
    TestLibrary{"mocha", "Mocha"},
    TestLibrary{"chai", "Mocha"},
    TestLibrary{"@jest/globals", "Jest"},
    TestLibrary{"@playwright/test", "Playwright"},
};

std::string framework_of(const Code& code) {
  for (const Token& token : code.tokens()) {
    if (!token.is_string()) continue;
    const auto library = std::ranges::find(kTestLibraries, token.text, &TestLibrary::import);
    if (library != kTestLibraries.end()) return std::string(library->framework);
  }
  return code.mentions("Deno") ? "Deno" : code.mentions("jest") ? "Jest" : "Jest or Mocha";
}

// Lines of it.each`…` after its heading; they have no tokens of their own.
std::size_t table_lines(std::string_view table) {
  std::size_t lines = 0;
  for (std::size_t from = 0; from < table.size();) {
    const std::size_t end = std::min(table.find('\n', from), table.size());
    if (table.substr(from, end - from).find_first_not_of(" \t\r") != std::string_view::npos) {
      ++lines;
    }
    from = end + 1;
  }
  return lines == 0 ? 0 : lines - 1;
}

class JavascriptReader {
 public:
  explicit JavascriptReader(const Code& code) : code_(code), framework_(framework_of(code)) {}

  std::vector<FoundTest> run() {
    for (std::size_t i = 0; i < code_.size() && found_.size() < kTestsInFile; ++i) {
      if (framework_ == "k6" && code_.is(i, "check") && code_.is(i + 1, "(")) take_checks(i + 1);
      if (code_.at(i).is_word() && opens_a_test(code_.at(i).text) && stands_alone(i)) take_test(i);
    }
    return std::move(found_);
  }

 private:
  // Not the method of something else (/x/.test(…)), but t.test(…) and Deno.test(…) are tests.
  bool stands_alone(std::size_t i) const {
    if (i == 0 || !code_.is(i - 1, ".")) return !code_.is(i - 1, "function");
    return i >= 2 && (code_.is(i - 2, "t") || code_.is(i - 2, "Deno") || code_.is(i - 2, "tap"));
  }

  // test.concurrent.each([…])("name", () => …): goes along the chain to the call that has the body.
  void take_test(std::size_t start) {
    std::vector<Span> rows;
    bool known = true;
    std::size_t i = start + 1;
    while (code_.is(i, ".") && code_.at(i + 1).is_word()) {
      const std::string_view modifier = code_.at(i + 1).text;
      if (is_no_test(modifier)) return;
      known = known && is_test_modifier(modifier);
      i += 2;
      if (code_.is(i, "<")) i = after_type_arguments(i);
      const bool each = modifier == "each" || modifier == "for";
      i = after_given(i, each, rows);
    }
    if (known || is_named_function(i)) take_call(start, i, std::move(rows));
  }

  // Behind what a modifier is given; of each and for those are the rows.
  std::size_t after_given(std::size_t i, bool each, std::vector<Span>& rows) const {
    if (each && code_.at(i).is_string()) {
      rows.assign(table_lines(code_.at(i).text), Span{i, i + 1});
      return i + 1;
    }
    if (!code_.is(i, "(") || !code_.is(code_.close(i) + 1, "(")) return i;
    if (each) rows = rows_in(i);
    return code_.close(i) + 1;
  }

  // it.effect("…", () => …), but not test.set("a", "b") of something else by that name.
  bool is_named_function(std::size_t open) const {
    return code_.is(open, "(") && code_.at(open + 1).is_string() &&
           has_function({open + 1, code_.close(open)});
  }

  std::size_t after_type_arguments(std::size_t i) const {
    for (std::size_t end = i; end < std::min(i + 60, code_.size()); ++end) {
      if (code_.is(end, ">") && (code_.is(end + 1, "(") || code_.at(end + 1).is_string())) {
        return end + 1;
      }
    }
    return i;
  }

  std::vector<Span> rows_in(std::size_t open) const {
    return code_.is(open + 1, "[") ? code_.elements(open + 1) : std::vector<Span>{};
  }

  // The call is a test when it has a name and a function.
  void take_call(std::size_t start, std::size_t open, std::vector<Span> rows) {
    if (!code_.is(open, "(")) return;
    const std::size_t end = code_.body(start, open).to;
    const Token& name = code_.at(open + 1);
    const bool more = code_.find({open + 1, end}, ",") < end;
    if (!name.is_string() || !more) {
      if (!has_function({open + 1, end})) return;
    }
    found_.push_back({.name = std::string(name.is_string() ? name.text : ""),
                      .framework = framework_,
                      .line = code_.at(start).line,
                      .body = {start, end},
                      .rows = std::move(rows)});
  }

  bool has_function(Span span) const {
    for (std::size_t i = span.from; i < std::min(span.to, span.from + 60); ++i) {
      if (code_.is(i, "function") || (code_.is(i, "=") && code_.is(i + 1, ">"))) return true;
    }
    return false;
  }

  // check(response, {"status is 200": (r) => …}): each member is a check of its own.
  void take_checks(std::size_t open) {
    const std::vector<Span> arguments = code_.elements(open);
    if (arguments.size() < 2 || !code_.is(arguments[1].from, "{")) return;
    for (const Span member : code_.elements(arguments[1].from)) {
      const Token& name = code_.at(member.from);
      if (!name.is_string()) continue;
      found_.push_back({.name = std::string(name.text),
                        .framework = framework_,
                        .line = name.line,
                        .body = member});
    }
  }

  const Code& code_;
  std::string framework_;
  std::vector<FoundTest> found_{};
};

}  // namespace

std::vector<FoundTest> javascript_tests(const Code& code) {
  std::vector<FoundTest> tests = JavascriptReader(code).run();
  add_rows_of_loops(code, false, tests);
  return tests;
}

}  // namespace assay
