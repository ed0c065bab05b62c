// SPDX-License-Identifier: MIT
// How several probes become one finding.
#include "core/tally.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

Exchange answered(int id, int status) {
  return {.id = id, .response = {.status = status}};
}

TEST(Tally, PassesWhenEveryCaseHasFullCredit) {
  Tally tally;
  tally.add("sku missing", 1, "400 or 422", answered(4, 400));
  tally.add("stock below 0", 1, "400 or 422", answered(5, 422));
  const Finding finding = tally.mean_finding("product");
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_EQ(finding.message, "");
  EXPECT_EQ(finding.cases.size(), 2U);
  EXPECT_EQ(finding.evidence.size(), 2U);
}

TEST(Tally, PutsTheWorstCaseFirstInWordsAndEvidence) {
  Tally tally;
  tally.add("sku missing", 1, "400 or 422", answered(4, 400));
  tally.add("name too long", 0.5, "400 or 422", answered(5, 409));
  tally.add("price wrong type", 0, "400 or 422", answered(6, 500));
  const Finding finding = tally.mean_finding("product");
  EXPECT_EQ(finding.outcome, Outcome::kPartial);
  EXPECT_DOUBLE_EQ(finding.credit, 0.5);
  EXPECT_EQ(finding.message, "product: 2 of 3 cases lost credit; price wrong type answered 500");
  EXPECT_EQ(finding.expected, "400 or 422");
  EXPECT_EQ(finding.observed, "answered 500");
  ASSERT_EQ(finding.evidence.size(), 2U);
  EXPECT_EQ(finding.evidence[0].exchange, 6);
  EXPECT_EQ(finding.cases.front().name, "price wrong type");
  EXPECT_EQ(finding.cases.back().name, "sku missing");
}

TEST(Tally, SaysOneCaseInOneSentence) {
  Tally tally;
  tally.add("unknown id", 0, "404", "answered 200", answered(9, 200));
  EXPECT_EQ(tally.mean_finding("product").message, "product: unknown id answered 200");
}

TEST(Tally, TakesTheCallersCreditInPlaceOfTheMean) {
  Tally tally;
  tally.add("one", 1, "", answered(1, 200));
  tally.add("two", 0.2, "", answered(2, 200));
  EXPECT_DOUBLE_EQ(tally.finding(tally.lowest(), "x").credit, 0.2);
  EXPECT_DOUBLE_EQ(tally.mean(), 0.6);
}

TEST(Tally, KeepsTheOrderOfEqualCases) {
  Tally tally;
  tally.add("first", 0, "", answered(1, 500));
  tally.add("second", 0, "", answered(2, 500));
  EXPECT_EQ(tally.mean_finding("x").cases.front().name, "first");
}

TEST(Tally, WithoutCasesNothingIsLost) {
  EXPECT_TRUE(Tally().empty());
  EXPECT_EQ(Tally().mean(), 1);
  EXPECT_EQ(Tally().lowest(), 1);
}

TEST(Tally, LeavesOutEvidenceOfCasesThatHaveNoExchange) {
  Tally tally;
  tally.add({.name = "no answer", .credit = 0, .expected = "201", .observed = "nothing"});
  EXPECT_TRUE(tally.mean_finding("x").evidence.empty());
}

}  // namespace
}  // namespace assay
