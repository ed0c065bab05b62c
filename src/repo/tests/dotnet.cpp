// SPDX-License-Identifier: MIT
// xUnit, NUnit and MSTest by their attributes.
#include <algorithm>
#include <array>

#include "repo/tests/found.h"

namespace assay {
namespace {

struct Attribute {
  std::string_view name{};
  std::string_view framework{};
  bool row = false;   // gives one row of parameters
  bool data = false;  // names what gives rows
};

constexpr std::array kAttributes{
    Attribute{"Fact", "xUnit"},
    Attribute{"Theory", "xUnit"},
    Attribute{"InlineData", "xUnit", true},
    Attribute{"Test", "NUnit"},
    Attribute{"TestCase", "NUnit", true},
    Attribute{"TestMethod", "MSTest"},
    Attribute{"DataTestMethod", "MSTest"},
    Attribute{"DataRow", "MSTest", true},
    Attribute{"ClassData", "xUnit", false, true},
    Attribute{"MemberData", "xUnit", false, true},
    Attribute{"TestCaseSource", "NUnit", false, true},
    Attribute{"DynamicData", "MSTest", false, true},
};

class DotnetReader {
 public:
  explicit DotnetReader(const Code& code) : code_(code) {}

  std::vector<FoundTest> run() {
    for (std::size_t i = 0; i < code_.size() && found_.size() < kTestsInFile; ++i) {
      if (code_.is(i, "[") && is_attribute_list(i)) i = take_attributes(i);
    }
    return std::move(found_);
  }

 private:
  // An index or a collection follows a value; an attribute does not.
  bool is_attribute_list(std::size_t open) const {
    if (open == 0) return true;
    const Token& before = code_.at(open - 1);
    return before.is("]") || before.is("}") || before.is("{") || before.is(";");
  }

  // [Fact, Trait("a", "b")] [InlineData(1)] …; returns the last token read.
  std::size_t take_attributes(std::size_t start) {
    FoundTest test;
    std::size_t i = start;
    while (code_.is(i, "[")) {
      const std::size_t open = code_.is(i + 1, "<") ? i + 1 : i;  // F#: [<Fact>]
      for (Span one : code_.elements(i)) {
        if (one.from == open && open != i) ++one.from;
        take_attribute(one, test);
      }
      i = code_.close(i) + 1;
    }
    if (!test.framework.empty()) take_method(start, i, std::move(test));
    return i - 1;
  }

  void take_attribute(Span one, FoundTest& test) const {
    std::size_t name = one.from;
    while (code_.is(name + 1, "."))
      name += 2;
    const auto known = std::ranges::find(kAttributes, code_.at(name).text, &Attribute::name);
    if (known == kAttributes.end()) return;
    test.framework = known->framework;
    if (known->row) test.rows.push_back(one);
    if (known->data) test.data = data_named(one);
  }

  // ClassData(typeof(A)), MemberData(nameof(A)), MemberData("A"), ClassData<A>
  std::string data_named(Span one) const {
    for (std::size_t i = one.from + 1; i < one.to; ++i) {
      if (code_.at(i).is_string()) return std::string(code_.at(i).text);
      const bool last = code_.is(i + 1, ")") || code_.is(i + 1, ",") || code_.is(i + 1, ">");
      if (code_.at(i).is_word() && last) return std::string(code_.at(i).text);
    }
    return "";
  }

  void take_method(std::size_t start, std::size_t from, FoundTest test) {
    const std::size_t open = code_.soon(from, "(");
    if (open >= code_.size() || open == from) return;
    std::size_t end = code_.close(open) + 1;
    // F# has no braces: up to the next attribute. An expression body ends with a semicolon.
    const std::size_t brace = code_.soon(end, "{");
    const std::size_t semicolon = code_.soon(end, ";");
    end = brace < semicolon ? code_.body(start, brace).to : std::min(semicolon, open + 400);
    test.name = code_.at(open - 1).text;
    test.line = code_.at(open - 1).line;
    test.body = {start, std::min(end, code_.size())};
    found_.push_back(std::move(test));
  }

  const Code& code_;
  std::vector<FoundTest> found_{};
};

}  // namespace

std::vector<FoundTest> dotnet_tests(const Code& code) {
  return DotnetReader(code).run();
}

}  // namespace assay
