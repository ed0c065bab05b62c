// SPDX-License-Identifier: MIT
// Points, intervals, caps and shares.
#include "score/score.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace assay {
namespace {

Finding settled(double credit) {
  return {.outcome = outcome_of_credit(credit), .credit = credit};
}

CriterionResult check(std::string id, std::string category, double weight, Finding finding) {
  return {.id = std::move(id),
          .kind = "check",
          .category = std::move(category),
          .weight = weight,
          .finding = std::move(finding)};
}

CriterionResult critical(CriterionResult criterion) {
  criterion.severity = Severity::kCritical;
  return criterion;
}

Rubric rubric_of(std::vector<Category> categories) {
  Rubric rubric;
  rubric.pass = 70;
  rubric.bands = {{"excellent", 90}, {"good", 75}, {"fair", 60}};
  rubric.categories = std::move(categories);
  return rubric;
}

Rubric one_category() {
  return rubric_of({{.id = "http", .title = "HTTP", .weight = 12}});
}

TEST(Score, IsTheWeightedMeanOfTheCriteriaOfACategory) {
  std::vector<CriterionResult> criteria{check("a", "http", 3, settled(1)),
                                        check("b", "http", 1, settled(0))};
  const Scored scored = score(one_category(), criteria);
  EXPECT_DOUBLE_EQ(scored.total.score.points.value(), 75);
  EXPECT_DOUBLE_EQ(scored.total.score.low, 75);
  EXPECT_DOUBLE_EQ(scored.total.score.high, 75);
  EXPECT_EQ(scored.total.verdict, Verdict::kPass);
  EXPECT_EQ(scored.total.band, "good");
  EXPECT_EQ(scored.total.why, "75 of 100 points reach the pass mark of 70");
}

TEST(Score, ShowsACategoryOnTheScaleOfItsWeight) {
  std::vector<CriterionResult> criteria{check("a", "http", 3, settled(1)),
                                        check("b", "http", 1, settled(0))};
  const CategoryResult http = score(one_category(), criteria).categories.at(0);
  EXPECT_DOUBLE_EQ(http.score.of, 12);
  EXPECT_DOUBLE_EQ(http.score.points.value(), 9);
  EXPECT_EQ(http.title, "HTTP");
}

TEST(Score, WeighsCategoriesAgainstOneAnother) {
  const Rubric rubric = rubric_of({{.id = "http", .weight = 3}, {.id = "repo", .weight = 1}});
  std::vector<CriterionResult> criteria{check("a", "http", 5, settled(1)),
                                        check("b", "repo", 1, settled(0.5))};
  EXPECT_DOUBLE_EQ(score(rubric, criteria).total.score.points.value(), 87.5);
}

TEST(Score, LeavesOutWhatDoesNotApply) {
  const Rubric rubric = rubric_of({{.id = "http", .weight = 1}, {.id = "hooks", .weight = 9}});
  std::vector<CriterionResult> criteria{check("a", "http", 1, settled(1)),
                                        check("b", "http", 9, not_applicable("no DELETE")),
                                        check("c", "hooks", 1, not_applicable("no webhooks"))};
  const Scored scored = score(rubric, criteria);
  EXPECT_DOUBLE_EQ(scored.total.score.points.value(), 100);
  EXPECT_DOUBLE_EQ(scored.total.score.low, 100);
  EXPECT_DOUBLE_EQ(scored.total.settled, 1);
  EXPECT_FALSE(scored.categories.at(1).score.points.has_value());
}

TEST(Score, WidensTheIntervalByWhatCouldNotBeJudged) {
  std::vector<CriterionResult> criteria{check("a", "http", 6, settled(1)),
                                        check("b", "http", 2, settled(0)),
                                        check("c", "http", 2, inconclusive("no answer"))};
  const Total total = score(one_category(), criteria).total;
  EXPECT_DOUBLE_EQ(total.score.points.value(), 75);
  EXPECT_DOUBLE_EQ(total.score.low, 60);
  EXPECT_DOUBLE_EQ(total.score.high, 80);
  EXPECT_DOUBLE_EQ(total.settled, 0.8);
  EXPECT_EQ(total.verdict, Verdict::kUndecided);
}

TEST(Score, CountsAPendingScenarioLikeAnInconclusiveOne) {
  CriterionResult scenario = check("b", "http", 1, {.outcome = Outcome::kPending});
  scenario.kind = "scenario";
  std::vector<CriterionResult> criteria{check("a", "http", 3, settled(1)), scenario};
  EXPECT_DOUBLE_EQ(score(one_category(), criteria).total.score.low, 75);
}

TEST(Score, ACategoryWithoutASettledCriterionLeavesThePointsAndWidensTheInterval) {
  const Rubric rubric = rubric_of({{.id = "http", .weight = 8}, {.id = "limits", .weight = 2}});
  std::vector<CriterionResult> criteria{check("a", "http", 1, settled(1)),
                                        check("b", "limits", 1, inconclusive("no limit seen"))};
  const Total total = score(rubric, criteria).total;
  EXPECT_DOUBLE_EQ(total.score.points.value(), 100);
  EXPECT_DOUBLE_EQ(total.score.low, 80);
  EXPECT_DOUBLE_EQ(total.score.high, 100);
  EXPECT_EQ(total.verdict, Verdict::kPass);
}

TEST(Score, KeepsQuestionsOutOfTheAutomatedTotal) {
  CriterionResult question = check("q", "http", 9, {.outcome = Outcome::kPending});
  question.kind = "question";
  std::vector<CriterionResult> criteria{check("a", "http", 1, settled(1)), question};
  const Total total = score(one_category(), criteria).total;
  EXPECT_DOUBLE_EQ(total.score.low, 100);
  EXPECT_DOUBLE_EQ(total.settled, 1);
}

TEST(Score, ShowsACriterionOfWeightZeroAndScoresItNot) {
  std::vector<CriterionResult> criteria{check("a", "http", 1, settled(1)),
                                        critical(check("b", "http", 0, settled(0)))};
  Rubric rubric = one_category();
  rubric.critical_cap = 60;
  const Total total = score(rubric, criteria).total;
  EXPECT_DOUBLE_EQ(total.score.points.value(), 100);
  EXPECT_FALSE(total.capped_at.has_value());
  EXPECT_DOUBLE_EQ(criteria.at(1).of, 0);
}

TEST(Score, GivesNoTotalBelowSixtyPercentSettled) {
  std::vector<CriterionResult> criteria{check("a", "http", 59, settled(1)),
                                        check("b", "http", 41, inconclusive("no answer"))};
  const Total total = score(one_category(), criteria).total;
  EXPECT_FALSE(total.score.points.has_value());
  EXPECT_EQ(total.verdict, Verdict::kUndecided);
  EXPECT_EQ(total.band, "");
  EXPECT_EQ(total.why, "59 % of the weight could be judged, and a total needs 60 %");
}

TEST(Score, GivesATotalAtExactlySixtyPercentSettled) {
  std::vector<CriterionResult> criteria{check("a", "http", 0.3, settled(1)),
                                        check("b", "http", 0.3, settled(1)),
                                        check("c", "http", 0.4, inconclusive("no answer"))};
  EXPECT_TRUE(score(one_category(), criteria).total.score.points.has_value());
}

TEST(Score, AnEmptySetNeverPasses) {
  std::vector<CriterionResult> none;
  Rubric rubric = one_category();
  rubric.pass = 0;
  EXPECT_EQ(score(rubric, none).total.verdict, Verdict::kUndecided);
  std::vector<CriterionResult> nothing_applies{check("a", "http", 1, not_applicable("no list"))};
  EXPECT_EQ(score(rubric, nothing_applies).total.verdict, Verdict::kUndecided);
  std::vector<CriterionResult> weightless{check("a", "http", 0, settled(1))};
  EXPECT_EQ(score(rubric, weightless).total.verdict, Verdict::kUndecided);
}

TEST(Score, CategoriesOfWeightZeroDecideNothing) {
  const Rubric rubric = rubric_of({{.id = "http", .weight = 0}});
  std::vector<CriterionResult> criteria{check("a", "http", 1, settled(1))};
  const Total total = score(rubric, criteria).total;
  EXPECT_FALSE(total.score.points.has_value());
  EXPECT_EQ(total.why, "nothing that carries weight could be judged");
}

TEST(Score, ACriticalFailCapsTheTotalAndItsInterval) {
  std::vector<CriterionResult> criteria{check("a", "http", 9, settled(1)),
                                        critical(check("b", "http", 1, settled(0)))};
  Rubric rubric = one_category();
  rubric.critical_cap = 60;
  const Total total = score(rubric, criteria).total;
  EXPECT_DOUBLE_EQ(total.score.points.value(), 60);
  EXPECT_DOUBLE_EQ(total.score.high, 60);
  EXPECT_DOUBLE_EQ(total.capped_at.value(), 60);
  EXPECT_EQ(total.band, "fair");
  EXPECT_EQ(total.verdict, Verdict::kFail);
}

TEST(Score, OnlyAFailCaps) {
  Rubric rubric = one_category();
  rubric.critical_cap = 60;
  for (const Finding& finding : {settled(0.5), inconclusive("no answer"), not_applicable("-")}) {
    std::vector<CriterionResult> criteria{check("a", "http", 9, settled(1)),
                                          critical(check("b", "http", 1, finding))};
    EXPECT_FALSE(score(rubric, criteria).total.capped_at.has_value());
  }
}

TEST(Score, ACapAboveThePointsLowersNothing) {
  std::vector<CriterionResult> criteria{check("a", "http", 1, settled(1)),
                                        critical(check("b", "http", 1, settled(0)))};
  Rubric rubric = one_category();
  rubric.critical_cap = 60;
  const Total total = score(rubric, criteria).total;
  EXPECT_DOUBLE_EQ(total.score.points.value(), 50);
  EXPECT_FALSE(total.capped_at.has_value());
}

TEST(Score, TheSharesOfTheSettledCriteriaAddUpToTheTotal) {
  const Rubric rubric = rubric_of({{.id = "http", .weight = 3}, {.id = "repo", .weight = 4}});
  std::vector<CriterionResult> criteria{
      check("a", "http", 5, settled(0.25)), check("b", "http", 2, settled(1)),
      check("c", "repo", 1, settled(0.5)), check("d", "repo", 1, inconclusive("no answer")),
      check("e", "repo", 3, not_applicable("-"))};
  const Total total = score(rubric, criteria).total;
  double points = 0;
  double of = 0;
  for (const CriterionResult& criterion : criteria) {
    points += criterion.points;
    of += criterion.of;
  }
  EXPECT_DOUBLE_EQ(points, total.score.points.value());
  EXPECT_DOUBLE_EQ(of, 100);
  EXPECT_DOUBLE_EQ(criteria.at(3).of, 0);
}

}  // namespace
}  // namespace assay
