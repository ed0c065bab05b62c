// SPDX-License-Identifier: MIT
// The summary for CI: bounded and inert.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/formats.h"
#include "report/markdown_text.h"
#include "tests/support/golden.h"
#include "tests/support/hidden.h"
#include "tests/support/sample_report.h"

namespace assay {
namespace {

using testing::HasSubstr;

TEST(MarkdownReport, ReadsAsItsGoldenFile) {
  expect_golden("report.md", to_markdown(sample_report()));
}

TEST(MarkdownReport, OfAServiceThatDidNotStartShowsItsLastLines) {
  const std::string text = to_markdown(unstarted_report());
  EXPECT_THAT(text, HasSubstr("## Undecided: no total"));
  EXPECT_THAT(text, HasSubstr("Cannot find module '/app/dist/server.js' \\x1b[31m\n```"));
}

TEST(MarkdownReport, StaysBelow60KilobytesAndSaysWhatIsMissing) {
  Report report = sample_report();
  for (int i = 0; i < 2000; ++i) {
    CriterionResult one = sample_report().criteria[6];
    one.id = "extra." + std::to_string(i);
    one.finding.observed = std::string(5000, 'x');
    report.criteria.push_back(one);
  }
  const std::string text = to_markdown(report);
  EXPECT_LE(text.size(), 60'000U);
  EXPECT_GT(text.size(), 50'000U);
  EXPECT_THAT(text, HasSubstr(" more are in report.json."));
}

TEST(MarkdownReport, ShowsWhatHidesOrTurns) {
  EXPECT_TRUE(shows_all(to_markdown(sample_report())));
}

TEST(MarkdownReport, ACandidateCannotCloseItsFence) {
  Report report = sample_report();
  report.criteria[1].finding.message = "x\n````\n@octocat <b>out</b>\n```";
  EXPECT_THAT(to_markdown(report), HasSubstr("`````text\nx\n````\n@octocat <b>out</b>\n```"));
}

TEST(MarkdownReport, ACandidatesNameStandsInACodeSpan) {
  Report report = sample_report();
  report.candidate.name = "`@octocat` [x](http://evil)";
  EXPECT_THAT(to_markdown(report), HasSubstr("`` `@octocat` [x](http://evil) ``"));
}

TEST(MarkdownText, EscapesWhatMarkdownReads) {
  EXPECT_EQ(markdown_escaped("a*b_c`d<e>|[f](g) #1 & \\"),
            "a\\*b\\_c\\`d\\<e\\>\\|\\[f\\](g) \\#1 \\& \\\\");
  EXPECT_EQ(code_span("plain", 100), "`plain`");
  EXPECT_EQ(code_span("a``b", 100), "``` a``b ```");
  EXPECT_EQ(code_span("two\nlines", 100), "`two lines`");
  EXPECT_EQ(code_span("  ", 100), "");
  EXPECT_EQ(code_block("sh", "x", 100), "```sh\nx\n```\n");
}

}  // namespace
}  // namespace assay
