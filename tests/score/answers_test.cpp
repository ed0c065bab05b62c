// SPDX-License-Identifier: MIT
// Answers stand beside the automated total and make up the whole.
#include "score/answers.h"

#include <gtest/gtest.h>

#include "score/score.h"

namespace assay {
namespace {

CriterionResult question(const char* id, double weight) {
  return {.id = id,
          .kind = "question",
          .category = "design",
          .weight = weight,
          .finding = {.outcome = Outcome::kPending},
          .scale = {{0, "nothing"}, {2, "some"}, {4, "all"}}};
}

// An automated category that earned 3 of 4, and two questions.
Report report_of_two_questions() {
  Report report;
  report.total.score = {.points = 75, .low = 75, .high = 75};
  report.categories = {{.id = "http", .weight = 10}, {.id = "design", .weight = 10}};
  report.criteria = {{.id = "a",
                      .kind = "check",
                      .category = "http",
                      .weight = 1,
                      .finding = {.outcome = Outcome::kPartial, .credit = 0.75}},
                     question("layers", 1),
                     question("readme", 3)};
  return report;
}

TEST(Answers, LeaveTheAutomatedTotalAndMakeUpTheWhole) {
  Report report = report_of_two_questions();
  put_answers({{.question = "layers", .level = 4}, {.question = "readme", .level = 2}}, report);
  EXPECT_DOUBLE_EQ(*report.total.score.points, 75);
  ASSERT_TRUE(report.total.whole.has_value());
  // Design earned (1 + 3 × 0.5) of 4.
  EXPECT_DOUBLE_EQ(*report.total.whole->points, (75 + 62.5) / 2);
  EXPECT_DOUBLE_EQ(report.total.whole->low, report.total.whole->high);
}

TEST(Answers, LeaveWhatWaitsToTheInterval) {
  Report report = report_of_two_questions();
  put_answers({{.question = "layers", .level = 4}}, report);
  EXPECT_DOUBLE_EQ(report.total.whole->low, (75 + 25) / 2.0);
  EXPECT_DOUBLE_EQ(report.total.whole->high, (75 + 100) / 2.0);
}

TEST(Answers, BecomeFindingsInTheirOwnWords) {
  Report report = report_of_two_questions();
  put_answers({{.question = "layers", .level = 2, .comment = "Rules leak."},
               {.question = "readme", .level = 4}},
              report);
  const CriterionResult& layers = report.criteria[1];
  EXPECT_EQ(layers.finding.outcome, Outcome::kPartial);
  EXPECT_DOUBLE_EQ(layers.finding.credit, 0.5);
  EXPECT_EQ(layers.finding.message, "2 of 4: some. Rules leak.");
  EXPECT_EQ(layers.finding.expected, "0 nothing, 2 some, 4 all");
  EXPECT_EQ(report.criteria[2].finding.outcome, Outcome::kPass);
  EXPECT_EQ(report.criteria[2].finding.note, "4 of 4: all");
}

TEST(Answers, ThatFitNoQuestionAreLeftOut) {
  Report report = report_of_two_questions();
  put_answers({{.question = "taste", .level = 4}, {.question = "layers", .level = 3}}, report);
  EXPECT_FALSE(report.total.whole.has_value());
  EXPECT_EQ(report.criteria[1].finding.outcome, Outcome::kPending);
}

TEST(Answers, DoNotLiftTheWholeAboveACriticalCap) {
  Report report = report_of_two_questions();
  report.total.cap = 60;
  put_answers({{.question = "layers", .level = 4}, {.question = "readme", .level = 4}}, report);
  EXPECT_DOUBLE_EQ(*report.total.whole->points, 60);
}

}  // namespace
}  // namespace assay
