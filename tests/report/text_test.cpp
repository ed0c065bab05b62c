// SPDX-License-Identifier: MIT
// What a person reads on a terminal.
#include "core/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/formats.h"
#include "report/wrap.h"
#include "tests/support/golden.h"
#include "tests/support/hidden.h"
#include "tests/support/sample_report.h"

namespace assay {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string plain(const Report& report) {
  return to_text(report, {});
}

TEST(TextReport, ReadsAsItsGoldenFile) {
  expect_golden("report.txt", plain(sample_report()));
}

TEST(TextReport, OfAServiceThatDidNotStartReadsAsItsGoldenFile) {
  expect_golden("unstarted.txt", plain(unstarted_report()));
}

TEST(TextReport, StaysWithinItsWidthButForCurlLines) {
  for (const int width : {60, 80, 100}) {
    const std::string text = to_text(sample_report(), {.width = width});
    for (const std::string_view line : split(text, '\n')) {
      if (trimmed(line).starts_with("try ")) continue;
      EXPECT_LE(columns(line), static_cast<std::size_t>(width)) << line;
    }
  }
}

TEST(TextReport, PrintsNothingThatSteersATerminal) {
  EXPECT_TRUE(shows_all(plain(sample_report())));
  EXPECT_TRUE(shows_all(plain(unstarted_report())));
}

TEST(TextReport, ColorsOnlyWhenAsked) {
  EXPECT_THAT(plain(sample_report()), Not(HasSubstr("\x1b[")));
  EXPECT_THAT(to_text(sample_report(), {.color = true}), HasSubstr("\x1b[1;31mFAIL\x1b[0m"));
}

TEST(TextReport, KeepsACurlLineWholeSoThatItCanBeCopied) {
  Report report = sample_report();
  report.criteria[1].curl = "curl -i '" + std::string(300, 'x') + "'";
  EXPECT_THAT(plain(report), HasSubstr(report.criteria[1].curl));
}

TEST(TextReport, CutsWhatACandidateSentAtLength) {
  Report report = sample_report();
  report.criteria[1].finding.observed = std::string(1'000'000, 'x');
  report.criteria[1].finding.message = std::string(1'000'000, 'y');
  report.candidate.said.emplace_back("start", std::string(1'000'000, 'z'));
  EXPECT_LT(plain(report).size(), 20'000U);
}

TEST(TextReport, SaysThatTheRunWasInterrupted) {
  Report report = sample_report();
  report.interrupted = true;
  EXPECT_THAT(plain(report), HasSubstr("Interrupted: what follows is what was known by then."));
}

TEST(TextReport, GivesNoTotalWhereNoneMayBeGiven) {
  EXPECT_THAT(plain(unstarted_report()),
              HasSubstr("undecided, no total (0.0 to 100.0, by what could not be judged)"));
}

TEST(TextReport, OfAnEmptyReportIsShortAndWhole) {
  EXPECT_THAT(plain(Report{}), HasSubstr("0 criteria"));
}

}  // namespace
}  // namespace assay
