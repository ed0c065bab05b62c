// SPDX-License-Identifier: MIT
// The resolved rubric, written out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/rubric/support.h"

namespace assay {
namespace {

using testing::HasSubstr;

std::string shown(const std::string& text, const LoadOptions& options = {}) {
  const TempFolder folder;
  const auto result = show_rubric(folder.write("rubric.yaml", text), {}, options);
  return result ? *result : "refused: " + result.error().message;
}

// The line that begins with this, without its indent; empty when there is none.
std::string line_of(const std::string& text, const std::string& start) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t from = line.find_first_not_of(' ');
    if (from != std::string::npos && line.substr(from).starts_with(start)) return line.substr(from);
  }
  return {};
}

TEST(Show, EveryValueSaysWhereItCameFrom) {
  const std::string text = shown(std::string(kLeast) + "pass: 60\n");
  EXPECT_THAT(line_of(text, "pass: 60"), testing::EndsWith("/rubric.yaml:4"));
  EXPECT_THAT(line_of(text, "bands: {excellent: 90, good: 75, fair: 60}"),
              HasSubstr("# built-in rest-api:"));
  EXPECT_THAT(line_of(text, "consistency: 2000ms"), testing::EndsWith("# default"));
  EXPECT_THAT(line_of(text, "weight: {junior: 5, mid: 5, senior: 4}"),
              HasSubstr("# built-in rest-api:"));
}

TEST(Show, SaysThatTheLevelCameFromTheCommandLine) {
  const std::string text = shown(kLeast, {.level = Level::kSenior});
  EXPECT_THAT(line_of(text, "level: senior"), testing::EndsWith("# --level"));
}

TEST(Show, LoadsAgainAsTheSameRubric) {
  const auto full = show_rubric("fixtures/rubrics/orders-full.yaml", {}, {});
  ASSERT_TRUE(full.has_value());
  EXPECT_EQ(rubric_of(*full).digest,
            load_rubric("fixtures/rubrics/orders-full.yaml", {}).rubric->digest);
  EXPECT_EQ(rubric_of(shown(kLeast)).digest, rubric_of(kLeast).digest);
}

TEST(Show, TextOfSeveralLinesStaysABlock) {
  const std::string text = std::string(kLeast) + "brief: |\n  Lamps\n\n    Build: them.\n";
  EXPECT_THAT(shown(text), HasSubstr("\n  Lamps\n\n    Build: them.\n"));
  EXPECT_THAT(line_of(shown(text), "brief: |"), testing::EndsWith("/rubric.yaml:4"));
  EXPECT_EQ(rubric_of(shown(text)).brief, "Lamps\n\n  Build: them.\n");
  EXPECT_EQ(rubric_of(shown(std::string(kLeast) + "brief: |-\n  a\n  b\n")).brief, "a\nb");
  EXPECT_EQ(rubric_of(shown(std::string(kLeast) + "brief: \" a\\n\\tb\\n\\n\"\n")).brief,
            " a\n\tb\n\n");
}

TEST(Show, TextsThatWouldReadAsSomethingElseAreQuoted) {
  const std::string text = shown(
      "assay: 1\nid: shop\napi:\n  resources:\n    item:\n      path: /items\n"
      "      sample: {a: \"true\", b: \"1.5\", c: \"\", d: \"- x\", e: \"#1\", f: 'it''s: {x}', g: "
      "~}\n");
  EXPECT_THAT(text, HasSubstr(R"(a: "true")"));
  EXPECT_THAT(text, HasSubstr(R"(b: "1.5")"));
  EXPECT_THAT(text, HasSubstr(R"(c: "")"));
  EXPECT_THAT(text, HasSubstr(R"(f: "it's: {x}")"));
  EXPECT_THAT(text, HasSubstr("g: null"));
  EXPECT_EQ(rubric_of(text).contract.resources.at(0).sample->find("d")->text(), "- x");
}

TEST(Show, RefusesWhatDoesNotLoad) {
  EXPECT_THAT(shown(std::string(kLeast) + "pas: 60\n"), HasSubstr("did you mean 'pass'?"));
}

}  // namespace
}  // namespace assay
