// SPDX-License-Identifier: MIT
// Kotest, Spek, ScalaTest, munit, specs2 and zio-test: tests that are calls or strings with a
// block.
#include <algorithm>
#include <array>

#include "core/word_list.h"
#include "repo/tests/found.h"

namespace assay {

std::vector<FoundTest> spec_tests(const Code& code);

namespace {

struct SpecLibrary {
  std::string_view import_word{};
  std::string_view name{};
};

constexpr std::array kLibraries{
    SpecLibrary{"kotest", "Kotest"},
    SpecLibrary{"spek", "Spek"},
    SpecLibrary{"spekframework", "Spek"},
    SpecLibrary{"scalatest", "ScalaTest"},
    SpecLibrary{"scalatestplus", "ScalaTest"},
    SpecLibrary{"munit", "munit"},
    SpecLibrary{"specs2", "specs2"},
    SpecLibrary{"zio", "zio-test"},
    SpecLibrary{"utest", "utest"},
    SpecLibrary{"weaver", "weaver"},
    SpecLibrary{"aspen", "Aspen"},
};

// How classes of tests, and what they go on from, are named.
constexpr std::array<std::string_view, 3> kSpecWords{"Spec", "Suite", "Test"};

// Calls that take the test's name and a block.
constexpr std::array<std::string_view, 11> kCalls{"test",     "it",       "then",   "Then",
                                                  "scenario", "Scenario", "should", "property",
                                                  "testM",    "ignore",   "expect"};

class JvmSpecsReader {
 public:
  JvmSpecsReader(const Code& code, std::string_view framework)
      : code_(code), framework_(framework) {}

  std::vector<FoundTest> run() {
    for (std::size_t i = 0; i < code_.size() && found_.size() < kTestsInFile; ++i) {
      // Kotlin's `then`("…"), which is a keyword elsewhere.
      const bool named = code_.at(i).is_word() || code_.at(i).quote == '`';
      if (named && lists(kCalls, code_.at(i).text)) take_call(i);
      if (code_.at(i).is_string()) take_string(i);
      if (code_.is(i, "row") && code_.is(i + 1, "(")) take_row(i);
    }
    return std::move(found_);
  }

 private:
  // test("name") { … }, it("name", Tag) { … }, test("name")(assert(…)).
  void take_call(std::size_t i) {
    if (!code_.is(i + 1, "(")) return;
    // Scala's test(s"an order of $lamp")
    const bool filled = (code_.is(i + 2, "s") || code_.is(i + 2, "f") || code_.is(i + 2, "raw")) &&
                        code_.at(i + 2).touches(code_.at(i + 3));
    const std::size_t name = filled ? i + 3 : i + 2;
    if (!code_.at(name).is_string()) return;
    // Spek: what then holds is a step of its scenario.
    if (i < scenario_to_ && (code_.is(i, "then") || code_.is(i, "Then"))) return;
    std::size_t block = code_.close(i + 1) + 1;
    if (code_.is(block, ".") && code_.is(block + 1, "config")) block = code_.close(block + 2) + 1;
    if (!code_.is(block, "{") && !code_.is(block, "(")) return;
    add(i, name, block);
    if (code_.is(i, "Scenario") || code_.is(i, "scenario")) scenario_to_ = found_.back().body.to;
  }

  // "name" { … } (StringSpec), "name" in { … }, "it" should "name" in { … }, "name" >> { … },
  // "name" in new Fixture(…) { … }. A name between backticks is a function's.
  void take_string(std::size_t i) {
    if (code_.at(i).quote == '`') return;
    std::size_t block = i + 1;
    if (code_.is(block, "(") && code_.is(block + 1, ")")) block += 2;  // "name"() { … }
    if (code_.is(block, ".") && code_.is(block + 1, "config")) block = code_.close(block + 2) + 1;
    if (code_.is(block, "in")) block = behind_fixture(block + 1);
    if (code_.is(block, ">") && code_.is(block + 1, ">")) block += 2;
    const bool loose = framework_ == "Kotest" || block > i + 1;
    if (!loose || !code_.is(block, "{") || holds_specs(block)) return;
    add(i, i, block);
  }

  std::size_t behind_fixture(std::size_t at) const {
    if (code_.at(at).is_word() && code_.is(at + 1, "{")) return at + 1;  // in withLamps { lamp =>
    if (!code_.is(at, "new")) return at;
    const std::size_t arguments = at + 2;
    return code_.is(arguments, "(") ? code_.close(arguments) + 1 : arguments;
  }

  // A block that opens with a further named block is a container of tests.
  bool holds_specs(std::size_t block) const {
    const std::size_t first = block + 1;
    if (!code_.at(first).is_string()) return false;
    return code_.is(first + 1, "in") || code_.is(first + 1, "{") || code_.is(first + 1, ">") ||
           code_.is(first + 1, "-");
  }

  void add(std::size_t start, std::size_t name, std::size_t block) {
    found_.push_back({.name = std::string(code_.at(name).text),
                      .framework = std::string(framework_),
                      .line = code_.at(start).line,
                      .body = code_.body(start, block)});
  }

  // forAll(row(…), row(…)) within a test.
  void take_row(std::size_t i) {
    if (found_.empty() || i >= found_.back().body.to) return;
    found_.back().rows.push_back({i, code_.close(i + 1)});
  }

  const Code& code_;
  std::string_view framework_;
  std::vector<FoundTest> found_{};
  std::size_t scenario_to_ = 0;
};

bool names_a_spec(const Code& code, std::size_t i) {
  return code.at(i).is_word() && holds_one_of(kSpecWords, code.at(i).text);
}

// class OrdersSpec extends ApiSpec, object OrdersSuite extends ApiSuite, class OrdersTest(…) :
// ApiTest({: the library is imported where the base is, so that the file itself names none. Empty
// where no class goes on from such a base. The loose strings of Kotlin are Kotest's alone.
std::string_view framework_of_base(const Code& code) {
  for (std::size_t i = 0; i + 3 < code.size(); ++i) {
    if (!code.is(i, "class") && !code.is(i, "object")) continue;
    if (!names_a_spec(code, i + 1)) continue;
    std::size_t at = i + 2;
    while (code.is(at, "(") || code.is(at, "["))
      at = code.close(at) + 1;
    const bool kotlin = code.is(at, ":");
    if ((!kotlin && !code.is(at, "extends")) || !names_a_spec(code, at + 1)) continue;
    return kotlin ? "Kotest" : code.at(at + 1).text;
  }
  return {};
}

}  // namespace

std::vector<FoundTest> spec_tests(const Code& code) {
  for (const SpecLibrary& library : kLibraries) {
    if (code.mentions(library.import_word)) return JvmSpecsReader(code, library.name).run();
  }
  const std::string_view base = framework_of_base(code);
  if (base.empty()) return {};
  return JvmSpecsReader(code, base).run();
}

}  // namespace assay
