// SPDX-License-Identifier: MIT
// Sends each file to the reader of its language, and makes cases of what that finds.
#include "repo/tests/count.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include <fmt/core.h>

#include "core/front_end_name.h"
#include "core/text.h"
#include "core/word_list.h"
#include "repo/language.h"
#include "repo/tests/classify.h"
#include "repo/tests/data_rows.h"
#include "repo/tests/generated.h"
#include "repo/tests/texts.h"

namespace assay {
namespace {

constexpr std::size_t kMostCount = 10'000;

using TestReader = std::vector<FoundTest> (*)(const Code&);

TestReader reader_of(Family family) {
  switch (family) {
    case Family::kJavaScript:
      return javascript_tests;
    case Family::kPython:
      return python_tests;
    case Family::kJvm:
      return jvm_tests;
    case Family::kGo:
      return go_tests;
    case Family::kDotNet:
      return dotnet_tests;
    case Family::kRuby:
      return ruby_tests;
    case Family::kPhp:
      return php_tests;
    case Family::kRust:
      return rust_tests;
    case Family::kElixir:
      return elixir_tests;
    case Family::kShell:
      return shell_tests;
    case Family::kCpp:
      return cpp_tests;
    case Family::kNone:
      break;
  }
  return nullptr;
}

bool imports_a_runner(std::string_view text) {
  constexpr std::array<std::string_view, 6> kImports{"vitest",      "node:test", "@jest/globals",
                                                     "from \"k6\"", "from 'k6'", "Deno.test"};
  return std::ranges::any_of(
      kImports, [&](std::string_view name) { return text.find(name) != std::string_view::npos; });
}

// A client in Python that somebody starts with arguments of theirs, whatever its functions are
// called.
bool is_called_by_hand(std::string_view text) {
  constexpr std::array<std::string_view, 2> kRunners{"pytest", "unittest"};
  return text.find("sys.argv") != text.npos && text.find("__main__") != text.npos &&
         !holds_one_of(kRunners, text);
}

// Where a family's tests may stand. Annotations tell tests apart anywhere; calls and names that
// any code may hold count only in files that are there for tests.
bool may_stand_in(const SourceFile& file, Family family) {
  switch (family) {
    case Family::kJvm:
    case Family::kDotNet:
    case Family::kRust:
    case Family::kCpp:
      return true;
    case Family::kGo:
      return file.path.ends_with("_test.go");
    case Family::kJavaScript:
      return is_below_tests(file.path) || imports_a_runner(file.text);
    case Family::kShell:
      return file.path.ends_with(".bats") || is_below_tests(file.path);
    case Family::kRuby:
      // RSpec loads *_spec.rb, and not "lamps_spec copy.rb".
      return is_below_tests(file.path) && file.path.find(" copy") == std::string::npos;
    case Family::kPython:
      if (is_called_by_hand(file.text)) return false;
      return is_below_tests(file.path) || file.text.find("unittest.TestCase)") != std::string::npos;
    case Family::kPhp:
    case Family::kElixir:
      return is_below_tests(file.path);
    case Family::kNone:
      break;
  }
  return false;
}

// Components of a front end, whose tests say nothing of the API.
bool tests_pages(const SourceFile& file) {
  constexpr std::array<std::string_view, 10> kImports{
      "//example.cypress.io",  // what Cypress leaves behind to look at
      "'@angular/",           "\"@angular/",      "'@testing-library/",
      "\"@testing-library/",  "'@vue/test-utils", "\"@vue/test-utils",
      "from 'react'",         "from \"react\"",   "from 'enzyme'"};
  const bool script = file.path.ends_with(".ts") || file.path.ends_with(".js");
  return file.path.ends_with(".tsx") || file.path.ends_with(".jsx") ||
         (script && (is_of_front_end(file.path) || holds_one_of(kImports, file.text)));
}

// it(Ke,{…: what a bundler has made short is no test.
bool is_minified(const SourceFile& file) {
  constexpr std::size_t kLongLine = 5'000;
  if (!file.path.ends_with(".js") || file.text.size() < kLongLine) return false;
  return std::ranges::any_of(split(file.text, '\n'),
                             [](std::string_view line) { return line.size() > kLongLine; });
}

bool speaks_of_asserting(std::string_view text) {
  constexpr std::array<std::string_view, 6> kWords{"assert", "expect",  "should",
                                                   "verify", "require", "Test::"};
  return std::ranges::any_of(
      kWords, [&](std::string_view word) { return contains_ignoring_case(text, word); });
}

// What only comments say is not code: generators leave tests behind that are commented out.
bool asserts_something(const SourceFile& file, Family family) {
  if (family == Family::kNone) return speaks_of_asserting(file.text);
  // Where it loads a module, it asserts nothing.
  constexpr std::array<Family, 3> kLoading{Family::kJavaScript, Family::kRuby, Family::kPhp};
  const bool loads = std::ranges::find(kLoading, family) != kLoading.end();
  const Code code(file.text, family);
  return std::ranges::any_of(code.tokens(), [&](const Token& token) {
    if (loads && token.is_word() && token.text.starts_with("require")) return false;
    return (token.is_word() || token.is_string()) && speaks_of_asserting(token.text);
  });
}

// The call at `i` with its method and path, when it sends one: client.get("/orders"),
// .uri("/orders"), NewRequest("GET", "/orders").
std::string request_at(const Code& code, std::size_t i) {
  constexpr std::array<std::string_view, 9> kCalls{
      "get", "post", "put", "patch", "delete", "fetch", "uri", "request", "newrequest"};
  if (!code.at(i).is_word() || !code.is(i + 1, "(") || !code.at(i + 2).is_string()) return {};
  std::string call = lower(code.at(i).text);
  const bool second = !code.at(i + 2).text.starts_with('/') && code.is(i + 3, ",");
  const Token& path = code.at(second ? i + 4 : i + 2);
  const bool sends = begins_with_one_of(kCalls, call) && path.is_string();
  if (!sends || !path.text.starts_with('/')) return {};
  // TestRequest::post().uri("/orders")
  const bool chained = i > 4 && code.is(i - 1, ".") && code.is(i - 2, ")");
  if (chained) call.append(code.at(i - 4).text);
  if (second) call.append(code.at(i + 2).text);
  return call.append(path.text);
}

class Counter {
 public:
  explicit Counter(const std::vector<SourceFile>& sources) : data_(data_rows_in(sources)) {}

  void take(const SourceFile& file) {
    if (tests_pages(file) || is_minified(file)) return;
    const std::size_t before = count_.tests.size();
    const Language* language = language_of(file.path);
    if (language != nullptr) {
      take_code(file, language->family);
    } else {
      take_text(file);
    }
    const bool left = !count_.generated.empty() && count_.generated.back() == file.path;
    const bool none = count_.tests.size() == before && !left;
    if (none && language != nullptr && is_named_test(file.path) &&
        asserts_something(file, language->family)) {
      count_.unread.push_back(file.path);
    }
  }

  TestCount finish() {
    count_.requests = static_cast<int>(requests_.size());
    return std::move(count_);
  }

 private:
  void take_code(const SourceFile& file, Family family) {
    if (reader_of(family) == nullptr || !may_stand_in(file, family)) return;
    const Code code(file.text, family);
    const Signs signs(code);
    const bool apart = is_below_tests(file.path);
    if (apart) take_requests(code, {0, code.size()});
    const GeneratedTests generated(file);
    for (const FoundTest& test : tests_in(file, family, code)) {
      if (generated.hold(test.name)) {
        note_generated(file.path);
      } else {
        add(file, code, signs, test);
        if (!apart) take_requests(code, test.body);
      }
    }
  }

  void take_requests(const Code& code, Span span) {
    for (std::size_t i = span.from; i + 2 < span.to && requests_.size() < kMostCount; ++i) {
      std::string request = request_at(code, i);
      if (!request.empty()) requests_.insert(std::move(request));
    }
  }

  void note_generated(const std::string& path) {
    const bool known = !count_.generated.empty() && count_.generated.back() == path;
    if (!known) count_.generated.push_back(path);
  }

  void add(const SourceFile& file, const Code& code, const Signs& signs, const FoundTest& test) {
    const TestKind whole =
        test.rows_decide ? kind_of_name(test.name) : signs.kind_of_test(test.name, test.body);
    const auto given = data_.find(test.data);
    const int more = given == data_.end() ? 0 : given->second;
    if (test.rows.empty() && more == 0)
      keep({test.name, file.path, test.line, whole}, test.framework);
    int number = 0;
    while (number < more)
      keep({fmt::format("{} (row {})", test.name, ++number), file.path, test.line, whole},
           test.framework);
    for (const Span row : test.rows) {
      keep({.name = fmt::format("{} (row {})", test.name, ++number),
            .file = file.path,
            .line = code.at(row.from).line,
            .kind = stronger(whole, signs.kind_of_row(row))},
           test.framework);
    }
  }

  void take_text(const SourceFile& file) {
    if (file.path.ends_with(".feature")) keep_all(gherkin_tests(file), "Gherkin");
    if (file.path.ends_with(".hurl")) keep_all(hurl_tests(file), "Hurl");
    if (file.path.ends_with(".json")) keep_all(postman_tests(file), "Postman");
  }

  void keep_all(std::vector<TestCase> tests, const std::string& framework) {
    for (TestCase& test : tests)
      keep(std::move(test), framework);
  }

  void keep(TestCase test, const std::string& framework) {
    if (count_.tests.size() >= kMostCount) return;
    test.name = shortened(test.name, 200);
    count_.tests.push_back(std::move(test));
    if (std::ranges::find(count_.frameworks, framework) == count_.frameworks.end()) {
      count_.frameworks.push_back(framework);
    }
  }

  TestCount count_{};
  std::set<std::string> requests_{};
  std::map<std::string, int> data_{};  // rows by the names of what gives them
};

}  // namespace

std::vector<FoundTest> tests_in(const SourceFile& file, Family family, const Code& code) {
  const TestReader reader = reader_of(family);
  const bool none = reader == nullptr || tests_pages(file) || !may_stand_in(file, family);
  return none ? std::vector<FoundTest>{} : reader(code);
}

TestCount count_tests(const std::vector<SourceFile>& sources) {
  Counter counter(sources);
  for (const SourceFile& file : sources)
    counter.take(file);
  return counter.finish();
}

bool may_hold_tests(std::string_view path) {
  if (path.ends_with(".feature") || path.ends_with(".hurl")) return true;
  return path.ends_with(".json") && (contains_ignoring_case(file_name(path), "postman") ||
                                     contains_ignoring_case(file_name(path), "collection"));
}

}  // namespace assay
