// SPDX-License-Identifier: MIT
// Files that are written to make reading them slow are still read in linear time.
#include <gtest/gtest.h>

#include "repo/document.h"
#include "repo/tests/count.h"
#include "tests/support/cpu_time.h"

namespace assay {
namespace {

// A quadratic reader needs minutes for this; a debug build of a
// linear one under load stays far below the bound of the test.
constexpr std::size_t kSize = 30'000;

std::string repeated(std::string_view part) {
  std::string text;
  while (text.size() < kSize)
    text += part;
  return text;
}

double seconds_for(const std::string& path, std::string_view part) {
  const std::vector<SourceFile> files{{path, repeated(part)}};
  return test::cpu_seconds([&] { count_tests(files); });
}

TEST(HostileFiles, AreReadInLinearTime) {
  const std::pair<const char*, const char*> cases[] = {
      {"a.test.js", "it(\"a\", () => { "},
      {"a.test.js", "it.each(["},
      {"a.test.js", "/["},
      {"a.test.js", "it(x x "},
      {"test_a.py", "def test_a(\n"},
      {"test_a.py", "@a("},
      {"test_a.py", "@p.parametrize('a', [1, 2])\n"},
      {"A.java", "@Test void a() {"},
      {"A.java", "@ValueSource({"},
      {"A.kt", "import kotest \"a\" { row("},
      {"A.groovy", "Specification def \"a\"() { where: a | "},
      {"a_test.go", "func TestA(t) {\n"},
      {"a_test.go", "func TestA(\n"},
      {"A.cs", "[Fact] void a() {"},
      {"a_spec.rb", "<<AB\n"},
      {"a_spec.rb", "it 'a' do\n"},
      {"tests/A.php", "/** @dataProvider x */ function testA() {"},
      {"a.rs", "#[test] fn a() {"},
      {"a_test.exs", "test \"a\" do\n"},
      {"tests/a.sh", "@test \"a\" {\n"},
      {"a.feature", "Scenario: a\n"},
      {"a.hurl", "GET x\nHTTP 200\n"},
      {"a.postman.json", "{\"item\":["},
  };
  for (const auto& [path, part] : cases) {
    EXPECT_LT(seconds_for(path, part), 10.0) << path << ": " << part;
  }
}

TEST(HostileDocuments, AreReadInLinearTime) {
  for (const char* part : {"[a](", "> ", "- ", "``x", "_a ", "* a\n  ", "![l", "a**b", "<a "}) {
    const std::string text = repeated(part);
    const double took = test::cpu_seconds([&] {
      read_markdown(text);
      read_plain(text);
    });
    EXPECT_LT(took, 10.0) << part;
  }
}

}  // namespace
}  // namespace assay
