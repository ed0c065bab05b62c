// SPDX-License-Identifier: MIT
// How a problem looks.
#include "rubric/problems.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

Problem at_column(std::string line, int column) {
  Problem problem;
  problem.at = {"r.yaml", 3, column};
  problem.message = "wrong";
  problem.source_line = std::move(line);
  return problem;
}

TEST(ProblemText, HasPlaceMessageLineCaretAndHint) {
  Problem problem = at_column("  pth: /items", 3);
  problem.hint = "did you mean 'path'?";
  EXPECT_EQ(to_text(problem),
            "r.yaml:3:3: wrong\n"
            "      pth: /items\n"
            "      ^\n"
            "    did you mean 'path'?\n");
}

TEST(ProblemText, PutsTheCaretUnderCharactersNotBytes) {
  EXPECT_EQ(to_text(at_column("é: x", 5)), "r.yaml:3:5: wrong\n    é: x\n       ^\n");
}

TEST(ProblemText, ShowsTheWindowOfALongLine) {
  const std::string text =
      to_text(at_column(std::string(5000, 'a') + "!" + std::string(5000, 'b'), 5001));
  EXPECT_LT(text.size(), 500U);
  EXPECT_NE(text.find("a!b"), std::string::npos);
}

TEST(ProblemText, MakesControlCharactersVisible) {
  EXPECT_EQ(to_text(at_column("a\x1B[31m", 1)).find('\x1B'), std::string::npos);
}

TEST(ProblemText, WithoutALineNamesTheFileAlone) {
  Problem problem;
  problem.at = {"r.yaml", 0, 0};
  problem.message = "cannot be read";
  EXPECT_EQ(to_text(problem), "r.yaml: cannot be read\n");
}

TEST(Problems, AreShownInFileOrder) {
  Sources sources;
  sources.add("child", "a\nb\n");
  sources.add("base", "c\n");
  Problems problems(sources);
  problems.add({1, 1, 1}, "third");
  problems.add({0, 2, 1}, "second");
  problems.add({0, 1, 1}, "first");
  const std::vector<Problem> all = problems.take();
  EXPECT_EQ(all.at(0).message, "first");
  EXPECT_EQ(all.at(0).source_line, "a");
  EXPECT_EQ(all.at(1).message, "second");
  EXPECT_EQ(all.at(2).at.file, "base");
}

TEST(Problems, BeyondAHundredAreCounted) {
  Sources sources;
  sources.add("r", "a\n");
  Problems problems(sources);
  for (int i = 0; i < 130; ++i)
    problems.add({0, 1, 1}, "wrong");
  const std::vector<Problem> all = problems.take();
  ASSERT_EQ(all.size(), 101U);
  EXPECT_EQ(all.back().message, "30 more problems");
}

}  // namespace
}  // namespace assay
