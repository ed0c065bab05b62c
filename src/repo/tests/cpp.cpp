// SPDX-License-Identifier: MIT
// GoogleTest, Catch2, doctest, Boost.Test and what frameworks bring along, by their macros.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/word_list.h"
#include "repo/tests/found.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 5> kGoogle{"TEST", "TEST_F", "TEST_P", "TYPED_TEST",
                                                  "TYPED_TEST_P"};
constexpr std::array<std::string_view, 5> kCatch{"TEST_CASE", "SCENARIO", "TEST_CASE_METHOD",
                                                 "SCENARIO_METHOD", "TEMPLATE_TEST_CASE"};
constexpr std::array<std::string_view, 2> kBoost{"BOOST_AUTO_TEST_CASE", "BOOST_FIXTURE_TEST_CASE"};
constexpr std::array<std::string_view, 3> kUserver{"UTEST", "UTEST_F", "UTEST_P"};

std::string framework_of(const Code& code, std::string_view macro) {
  if (lists(kGoogle, macro)) return "GoogleTest";
  if (lists(kBoost, macro)) return "Boost.Test";
  if (lists(kUserver, macro)) return "userver";
  if (macro == "DROGON_TEST") return "Drogon test";
  if (!lists(kCatch, macro)) return "";
  return code.mentions("doctest") ? "doctest" : "Catch2";
}

bool begins_section(const Code& code, std::size_t i) {
  constexpr std::array<std::string_view, 10> kSections{
      "SECTION", "DYNAMIC_SECTION", "SUBCASE", "GIVEN",    "AND_GIVEN",
      "WHEN",    "AND_WHEN",        "THEN",    "AND_THEN", "TEMPLATE_SECTION"};
  return code.at(i).first && lists(kSections, code.at(i).text) && code.is(i + 1, "(");
}

// Those that hold no other: the case is run anew for each.
std::vector<FoundTest> sections_of(const Code& code, const FoundTest& test) {
  std::vector<FoundTest> leaves;
  for (std::size_t i = test.body.from + 1; i < test.body.to; ++i) {
    if (!begins_section(code, i)) continue;
    const Span body = code.body(i, code.close(i + 1) + 1);
    bool leaf = true;
    for (std::size_t k = i + 1; leaf && k < body.to; ++k)
      leaf = !begins_section(code, k);
    if (!leaf) continue;
    FoundTest one = test;
    one.name.append("/").append(code.at(i + 2).text);
    one.line = code.at(i).line;
    one.body = body;
    leaves.push_back(std::move(one));
    i = body.to;
  }
  return leaves;
}

// In place of the last test, where it has any.
void put_sections(const Code& code, std::vector<FoundTest>& found) {
  std::vector<FoundTest> sections = sections_of(code, found.back());
  if (sections.empty()) return;
  found.pop_back();
  std::ranges::move(sections, std::back_inserter(found));
}

// OATPP_RUN_TEST(lamps::ServiceTest): the class asserts in its own file.
FoundTest run_by_oatpp(const Code& code, std::size_t i) {
  const std::size_t close = code.close(i + 1);
  return {.name = std::string(code.at(close - 1).text),
          .framework = "oatpp-test",
          .line = code.at(i).line,
          .body = {i, close}};
}

// TEST(Suite, Name) {…}, TEST_CASE("name") {…} at this token.
std::optional<FoundTest> declared(const Code& code, std::size_t i) {
  if (!code.at(i).first || !code.is(i + 1, "(")) return std::nullopt;
  const std::string framework = framework_of(code, code.at(i).text);
  const std::size_t brace = code.close(i + 1) + 1;
  if (framework.empty() || !code.is(brace, "{")) return std::nullopt;
  const std::vector<Span> arguments = code.elements(i + 1);
  if (arguments.empty()) return std::nullopt;
  const bool first = framework == "GoogleTest" || framework == "userver" ||
                     code.at(i).text.ends_with("_METHOD");  // a fixture comes first
  const bool pair = first && arguments.size() > 1;
  return FoundTest{.name = std::string(code.at(arguments[pair ? 1 : 0].from).text),
                   .framework = framework,
                   .line = code.at(i).line,
                   .body = code.body(i, brace)};
}

}  // namespace

std::vector<FoundTest> cpp_tests(const Code& code) {
  std::vector<FoundTest> found;
  for (std::size_t i = 0; i < code.size() && found.size() < kTestsInFile; ++i) {
    if (code.is(i, "OATPP_RUN_TEST")) found.push_back(run_by_oatpp(code, i));
    std::optional<FoundTest> test = declared(code, i);
    if (!test) continue;
    found.push_back(std::move(*test));
    if (lists(kCatch, code.at(i).text)) put_sections(code, found);
  }
  return found;
}

}  // namespace assay
