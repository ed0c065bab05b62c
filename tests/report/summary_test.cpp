// SPDX-License-Identifier: MIT
// Order, counts, losses and sentences.
#include "report/summary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/sample_report.h"

namespace assay {
namespace {

using testing::ElementsAre;

std::vector<std::string> ids(const std::vector<const CriterionResult*>& criteria) {
  std::vector<std::string> list;
  list.reserve(criteria.size());
  for (const CriterionResult* one : criteria)
    list.push_back(one->id);
  return list;
}

TEST(Summary, PutsTheDearestLossFirst) {
  const Report report = sample_report();
  EXPECT_THAT(ids(losses(report)),
              ElementsAre("idem.key-replay", "page.full-walk", "repo.secrets-tree",
                          "http.missing-resource", "val.field"));
}

TEST(Summary, CountsNoLossForWhatWasNotJudgedOrNotScored) {
  const Report report = sample_report();
  EXPECT_EQ(loss_of(report.criteria[2]), 0);  // weight 0
  EXPECT_EQ(loss_of(report.criteria[3]), 0);  // inconclusive
}

TEST(Summary, ReadsLossesBeforeWhatIsOpenBeforePasses) {
  const Report report = sample_report();
  EXPECT_THAT(ids(in_reading_order(report, "http")),
              ElementsAre("http.missing-resource", "http.method-not-allowed", "http.delete",
                          "http.create"));
}

TEST(Summary, CountsEveryOutcome) {
  EXPECT_EQ(counts_sentence(count(sample_report())),
            "4 failed, 2 partly, 4 passed, 2 could not be judged, 2 for a person to answer, "
            "3 not applicable");
  EXPECT_EQ(counts_sentence(count(Report{})), "");
}

TEST(Summary, TheCriteriaOfACategoryAddUpToItsPoints) {
  const Points points = points_of(sample_report(), "http");
  EXPECT_DOUBLE_EQ(points.earned, 11.03);
  EXPECT_DOUBLE_EQ(points.of, 17.65);
  EXPECT_EQ(points_of(unstarted_report(), "http").of, 0);
}

TEST(Summary, SaysWhyThereAreNoPoints) {
  const Report report = sample_report();
  EXPECT_EQ(no_points_words(in_reading_order(report, "judgement")), "for a person");
  EXPECT_EQ(no_points_words({&report.criteria[2]}), "not scored");
  EXPECT_EQ(no_points_words({&report.criteria[3]}), "not judged");
  EXPECT_EQ(no_points_words({&report.criteria[7]}), "does not apply");
}

TEST(Summary, TheVerdictIsASentence) {
  Report report;
  report.total.why = "the gate http.create is broken";
  EXPECT_EQ(verdict_sentence(report), "The gate http.create is broken.");
  report.total.why = "71.5 of 100 points.";
  EXPECT_EQ(verdict_sentence(report), "71.5 of 100 points.");
}

TEST(Summary, FindsTheExchangesOfEvidenceAndCasesOnce) {
  const Report report = sample_report();
  std::vector<int> found;
  for (const Exchange* one : exchanges_of(report, report.criteria[4]))
    found.push_back(one->id);
  EXPECT_THAT(found, ElementsAre(44, 3));
  EXPECT_EQ(exchange_of(report, 0), nullptr);
  EXPECT_EQ(exchange_of(report, 12345), nullptr);
}

TEST(Summary, SaysTheScoreAndItsInterval) {
  const Report report = sample_report();
  EXPECT_EQ(score_text(report.total.score), "44.2 of 100");
  EXPECT_EQ(interval_sentence(report.total.score), "40.8 to 47.6, by what could not be judged");
  EXPECT_EQ(interval_sentence({.points = 70, .low = 70.01, .high = 70.04}), "");
  EXPECT_EQ(score_text({}), "no total");
}

TEST(Summary, SaysWhichCriticalFailLowersTheTotal) {
  Report report = sample_report();
  EXPECT_EQ(cap_sentence(report), "");
  report.total.capped_at = 70;
  EXPECT_EQ(cap_sentence(report),
            "a critical fail lowers the total to 70: page.full-walk, idem.key-replay");
}

TEST(Summary, SaysGatesAndWhatIsOpen) {
  const Report report = sample_report();
  EXPECT_EQ(gates_sentence(report),
            "http.create held, idem.key-replay broken, http.delete not judged");
  EXPECT_EQ(unsettled_sentence(report),
            "93.2 % of the automated weight is settled; 2 criteria could not be judged");
  EXPECT_EQ(questions_sentence(report), "2 questions wait for a person: layering, trade-offs");
  EXPECT_EQ(run_sentence(report), "412 requests in 12.3 s, seed 1");
}

TEST(Summary, NamesACandidateByWhatItHas) {
  Report report;
  report.candidate.url = "http://127.0.0.1:8080";
  EXPECT_EQ(candidate_name(report), "http://127.0.0.1:8080");
  report.candidate.repo = "submissions/ada";
  EXPECT_EQ(candidate_name(report), "submissions/ada");
}

}  // namespace
}  // namespace assay
