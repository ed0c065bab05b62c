// SPDX-License-Identifier: MIT
// Reads Gherkin and Hurl by their lines, and Postman collections by their JSON.
#include "repo/tests/texts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "core/json.h"
#include "core/text.h"
#include "repo/tests/classify.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 11> kScenario{"Scenario:",
                                                     "Scenario Outline:",
                                                     "Scenario Template:",
                                                     "Example:",
                                                     "Escenario:",
                                                     "Cenário:",
                                                     "Cenario:",
                                                     "Esquema do Cenário:",
                                                     "Szenario:",
                                                     "Scénario:",
                                                     "Esquema del escenario:"};
constexpr std::array<std::string_view, 4> kTextsExamples{
    "Examples:", "Scenarios:", "Exemplos:", "Ejemplos:"};

template <typename List>
std::string_view begins_with(const List& list, std::string_view line) {
  for (const std::string_view keyword : list) {
    if (line.starts_with(keyword)) return keyword;
  }
  return {};
}

// The kind of a step or request line: the words of its text, and a status that it names.
TestKind kind_of_line(std::string_view line) {
  const Code words(line, Family::kJavaScript);
  return Signs(words).kind_of_row({0, words.size()});
}

class Gherkin {
 public:
  explicit Gherkin(const SourceFile& file) : file_(file) {}

  std::vector<TestCase> run() {
    int number = 0;
    for (const std::string_view raw : split(file_.text, '\n')) {
      ++number;
      const std::string_view line = trimmed(raw);
      if (line.starts_with("Feature:")) tests_.clear();  // what stands before it is run by nobody
      if (const auto keyword = begins_with(kScenario, line); !keyword.empty()) {
        begin(trimmed(line.substr(keyword.size())), number);
      } else if (!begins_with(kTextsExamples, line).empty()) {
        in_examples_ = !tests_.empty();
        columns_named_ = false;
      } else if (line.starts_with('|') && in_examples_) {
        take_row(number);
      } else if (!tests_.empty()) {
        tests_.back().kind = stronger(tests_.back().kind, kind_of_line(line));
      }
    }
    return std::move(tests_);
  }

 private:
  void begin(std::string_view name, int line) {
    tests_.push_back(
        {.name = std::string(name), .file = file_.path, .line = line, .kind = kind_of_name(name)});
    in_examples_ = false;
    rows_ = 0;
  }

  // The first row of a table names its columns; the outline itself is the case of the next.
  void take_row(int line) {
    if (!std::exchange(columns_named_, true)) return;
    if (rows_++ > 0 && tests_.size() < kTestsInFile) tests_.push_back(tests_.back());
    tests_.back().line = line;
  }

  const SourceFile& file_;
  std::vector<TestCase> tests_{};
  bool in_examples_ = false;
  bool columns_named_ = false;
  int rows_ = 0;  // of the scenario
};

bool is_request(std::string_view line) {
  constexpr std::array<std::string_view, 7> kMethods{"GET ",    "POST ", "PUT ",    "PATCH ",
                                                     "DELETE ", "HEAD ", "OPTIONS "};
  return !begins_with(kMethods, line).empty();
}

// Scripts of a collection hold JavaScript, one line to an array's element.
std::string script_of(const Json& event) {
  std::string script;
  const Json* lines = event.at("/script/exec");
  if (lines == nullptr) return script;
  for (const Json& line : lines->items())
    script += line.text() + "\n";
  return lines->is_string() ? lines->text() : script;
}

class Postman {
 public:
  explicit Postman(const SourceFile& file) : file_(file) {}

  std::vector<TestCase> run() {
    const auto collection = Json::parse(file_.text);
    if (collection && collection->at("/info/schema") != nullptr) visit(*collection, "", 0);
    return std::move(tests_);
  }

 private:
  void visit(const Json& item, const std::string& name, int depth) {
    constexpr int kDeepest = 32;
    if (const Json* events = item.find("event")) {
      for (const Json& event : events->items()) {
        const Json* listen = event.find("listen");
        if (listen != nullptr && listen->text() == "test") take(script_of(event), name);
      }
    }
    const Json* items = item.find("item");
    if (items == nullptr || depth == kDeepest) return;
    for (const Json& one : items->items()) {
      const Json* title = one.find("name");
      visit(one, title == nullptr ? name : title->text(), depth + 1);
    }
  }

  // pm.test("name", …) is a test, and so is all that a script says of tests["name"] = … together.
  void take(const std::string& script, const std::string& request) {
    const Code code(script, Family::kJavaScript);
    std::optional<std::size_t> said;
    const Signs signs(code);
    // Each test of a script looks at the same answer.
    const bool succeeds = signs.only_succeeds({0, code.size()});
    for (std::size_t i = 0; i < code.size() && tests_.size() < kTestsInFile; ++i) {
      const bool call = code.is(i, "test") && code.is(i - 1, ".") && code.is(i + 1, "(");
      const bool old = code.is(i, "tests") && code.is(i + 1, "[");
      if ((!call && !old) || !code.at(i + 2).is_string()) continue;
      const std::string_view title = code.at(i + 2).text;
      const Span body = call ? code.body(i, i + 1) : Span{i, code.soon(i, ";")};
      const TestKind said_here = stronger(kind_of_name(title), signs.kind_of_body(body));
      const TestKind kind = kind_beside(kind_of_name(request), said_here, succeeds);
      if (old && said) {
        tests_[*said].kind = stronger(tests_[*said].kind, kind);
        continue;
      }
      if (old) said = tests_.size();
      tests_.push_back({.name = request + ": " + std::string(title),
                        .file = file_.path,
                        .line = next_line(),
                        .kind = kind});
    }
  }

  // What a test says together with the name of its request.
  static TestKind kind_beside(TestKind of_request, TestKind said, bool succeeds) {
    if (!succeeds) return stronger(of_request, said);
    return of_request == TestKind::kEdge ? of_request : TestKind::kHappy;
  }

  // Of the next script's test; a collection is read from its beginning to its end.
  int next_line() {
    const std::string_view text = file_.text;
    const std::size_t found = std::min(text.find(".test(", at_), text.find("tests[", at_));
    if (found == std::string_view::npos) return line_;
    line_ += static_cast<int>(std::ranges::count(text.substr(at_, found - at_), '\n'));
    at_ = found;
    const int line = line_;
    ++at_;
    return line;
  }

  const SourceFile& file_;
  std::vector<TestCase> tests_{};
  std::size_t at_ = 0;
  int line_ = 1;  // that `at_` stands on
};

}  // namespace

std::vector<TestCase> gherkin_tests(const SourceFile& file) {
  return Gherkin(file).run();
}

std::vector<TestCase> hurl_tests(const SourceFile& file) {
  std::vector<TestCase> tests;
  std::string_view request;
  int number = 0;
  for (const std::string_view line : split(file.text, '\n')) {
    ++number;
    if (tests.size() == kTestsInFile) break;
    if (is_request(line)) request = trimmed(line);
    if (request.empty() || !(line.starts_with("HTTP ") || line.starts_with("HTTP/"))) continue;
    const std::size_t space = line.find(' ');
    const std::string_view status = trimmed(line.substr(space)).substr(0, 3);
    tests.push_back({.name = std::string(request),
                     .file = file.path,
                     .line = number,
                     .kind = is_error_status(status) ? TestKind::kError : kind_of_name(request)});
    request = {};
  }
  return tests;
}

std::vector<TestCase> postman_tests(const SourceFile& file) {
  return Postman(file).run();
}

}  // namespace assay
