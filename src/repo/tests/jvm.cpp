// SPDX-License-Identifier: MIT
// JUnit, TestNG and jqwik by their annotations, JUnit 3 by name, and Spock.
#include <algorithm>
#include <array>
#include <utility>

#include "core/word_list.h"
#include "repo/tests/found.h"

namespace assay {

// tests/jvm_specs.cpp: Kotest, ScalaTest and their like.
std::vector<FoundTest> spec_tests(const Code& code);

namespace {

constexpr std::array<std::string_view, 6> kTestAnnotations{
    "Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "Theory", "TestTemplate"};
constexpr std::array<std::string_view, 3> kRowAnnotations{"ValueSource", "CsvSource", "EnumSource"};

class JvmReader {
 public:
  explicit JvmReader(const Code& code) : code_(code) {
    framework_ = code.mentions("testng") ? "TestNG" : code.mentions("jqwik") ? "jqwik" : "JUnit";
  }

  std::vector<FoundTest> run() {
    const bool spock = code_.mentions("spock") || code_.mentions("Specification");
    const bool by_name = extends_test_case();
    for (std::size_t i = 0; i < code_.size() && found_.size() < kTestsInFile; ++i) {
      if (code_.is(i, "@")) i = take_annotations(i);
      if (spock && code_.is(i, "def") && code_.at(i + 1).is_string()) take_feature(i);
      if (spock && code_.is(i, "where") && code_.is(i + 1, ":")) take_where(i + 2);
      if (by_name && code_.is(i, "void") && code_.at(i + 1).text.starts_with("test")) {
        take_method(i, i, {});
      }
    }
    return std::move(found_);
  }

 private:
  bool extends_test_case() const {
    for (std::size_t i = 0; i < code_.size(); ++i) {
      if (code_.is(i, "extends") && code_.is(i + 1, "TestCase")) return true;
    }
    return false;
  }

  // The name of the annotation at '@' (its last part), and the token after it and its arguments.
  std::size_t after_annotation(std::size_t at, std::size_t& name) const {
    name = at + 1;
    while (code_.is(name + 1, ".") && code_.at(name + 2).is_word())
      name += 2;
    return code_.is(name + 1, "(") ? code_.close(name + 1) + 1 : name + 1;
  }

  // Annotations stand one after the other before what they annotate. Returns the last token read.
  std::size_t take_annotations(std::size_t start) {
    bool test = false;
    std::vector<Span> rows;
    std::size_t i = start;
    while (code_.is(i, "@")) {
      std::size_t name = i;
      const std::size_t next = after_annotation(i, name);
      // jqwik's; Micronaut's is of a setting.
      const bool property = framework_ == "jqwik" && code_.is(name, "Property");
      test = test || property || lists(kTestAnnotations, code_.at(name).text);
      if (lists(kRowAnnotations, code_.at(name).text)) add_rows(name + 1, rows);
      if (code_.is(name, "MethodSource")) add_given(code_.at(name + 2), rows);
      i = next;
    }
    // Spock's features may bear JUnit's annotation, and are found by their names.
    if (!test || (code_.is(i, "def") && code_.at(i + 1).is_string())) return i - 1;
    take_method(start, i, rows);
    return i - 1;
  }

  // @ValueSource(strings = {"a", "b"}), @CsvSource({…}), Kotlin's [..], or a text block of lines.
  void add_rows(std::size_t open, std::vector<Span>& rows) const {
    const std::size_t end = code_.close(open);
    // Kotlin's @CsvSource("0, 0", "2, 4")
    const std::vector<Span> written = code_.elements(open);
    const bool texts = written.size() > 1 && std::ranges::all_of(written, [&](const Span& one) {
                         return code_.at(one.from).is_string() && one.to == one.from + 1;
                       });
    if (texts) {
      rows.insert(rows.end(), written.begin(), written.end());
      return;
    }
    for (std::size_t i = open; i < end; ++i) {
      if (code_.is(i, "{") || code_.is(i, "[")) {
        const std::vector<Span> found = code_.elements(i);
        rows.insert(rows.end(), found.begin(), found.end());
        return;
      }
      if (code_.at(i).is_string() && code_.at(i).text.find('\n') != std::string_view::npos) {
        add_lines(i, rows);
        return;
      }
    }
  }

  // @MethodSource("lamps"): what lamps() lists in this file, in Stream.of(…) or List.of(…).
  void add_given(const Token& source, std::vector<Span>& rows) const {
    if (!source.is_string()) return;
    std::size_t at = 0;
    while (at < code_.size() && !(code_.is(at, source.text) && code_.is(at + 1, "(")))
      ++at;
    const std::size_t end = std::min(code_.close(code_.soon(at, "{")), code_.size());
    for (std::size_t i = at; i < end; ++i) {
      const bool of = code_.is(i, "of") && code_.is(i - 1, ".") && !code_.is(i - 2, "Arguments");
      if (!(of || code_.is(i, "listOf")) || !code_.is(i + 1, "(")) continue;
      const std::vector<Span> given = code_.elements(i + 1);
      rows.insert(rows.end(), given.begin(), given.end());
      return;
    }
  }

  void add_lines(std::size_t block, std::vector<Span>& rows) const {
    const std::string_view text = code_.at(block).text;
    const auto lines = std::count(text.begin(), text.end(), '\n');
    rows.insert(rows.end(), static_cast<std::size_t>(lines), Span{block, block + 1});
    if (!rows.empty()) rows.pop_back();  // the line of the closing quotes
  }

  // The method's name is what stands before its parameters.
  void take_method(std::size_t start, std::size_t from, const std::vector<Span>& rows) {
    const std::size_t open = code_.soon(from, "(");
    if (open >= code_.size() || open == from) return;
    const std::size_t brace = code_.soon(code_.close(open) + 1, "{");
    found_.push_back({.name = std::string(code_.at(open - 1).text),
                      .framework = framework_,
                      .line = code_.at(open - 1).line,
                      .body = code_.body(start, brace),
                      .rows = rows});
  }

  // def "a feature of Spock's"() { … where: a table of rows }
  void take_feature(std::size_t start) {
    if (!code_.is(start + 2, "(")) return;
    const std::size_t brace = code_.soon(code_.close(start + 2) + 1, "{");
    found_.push_back({.name = std::string(code_.at(start + 1).text),
                      .framework = "Spock",
                      .line = code_.at(start).line,
                      .body = code_.body(start, brace)});
  }

  // The table's lines, each with a '|', belong to the feature that they stand in.
  void take_where(std::size_t from) {
    if (found_.empty() || from > found_.back().body.to) return;
    std::vector<Span> rows;
    for (std::size_t line = from; line < found_.back().body.to && !code_.is(line, "def");) {
      std::size_t end = line + 1;
      while (end < found_.back().body.to && !code_.at(end).first) {
        ++end;
      }
      if (code_.find({line, end}, "|") < end) rows.push_back({line, end});
      line = end;
    }
    if (!rows.empty()) rows.erase(rows.begin());  // the names of the columns
    found_.back().rows = std::move(rows);
  }

  const Code& code_;
  std::string framework_;
  std::vector<FoundTest> found_{};
};

}  // namespace

std::vector<FoundTest> jvm_tests(const Code& code) {
  std::vector<FoundTest> found = JvmReader(code).run();
  std::ranges::move(spec_tests(code), std::back_inserter(found));
  return found;
}

}  // namespace assay
