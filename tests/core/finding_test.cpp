// SPDX-License-Identifier: MIT
// What the makers of findings promise.
#include "core/finding.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

const Exchange kSeen{.id = 7};

TEST(Finding, APassHasFullCreditAndItsEvidence) {
  const Finding finding = pass(kSeen, "kept for the reader");
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_EQ(finding.credit, 1);
  EXPECT_EQ(finding.note, "kept for the reader");
  ASSERT_EQ(finding.evidence.size(), 1U);
  EXPECT_EQ(finding.evidence[0].exchange, 7);
}

TEST(Finding, AFailHasNoCreditAndSaysWhatWasLost) {
  const Finding finding = fail(kSeen, {"answered 200", "404", "200"});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.credit, 0);
  EXPECT_EQ(finding.message, "answered 200");
  EXPECT_EQ(finding.expected, "404");
  EXPECT_EQ(finding.observed, "200");
}

TEST(Finding, CreditDecidesBetweenPassPartialAndFail) {
  EXPECT_EQ(graded(1, kSeen, {}).outcome, Outcome::kPass);
  EXPECT_EQ(graded(0.3 + 0.3 + 0.4, kSeen, {}).outcome, Outcome::kPass);
  EXPECT_EQ(graded(0.5, kSeen, {}).outcome, Outcome::kPartial);
  EXPECT_EQ(graded(0, kSeen, {}).outcome, Outcome::kFail);
  EXPECT_EQ(graded(-0.1, kSeen, {}).outcome, Outcome::kFail);
  EXPECT_EQ(outcome_of_credit(1 - 1e-12), Outcome::kPass);
  EXPECT_EQ(outcome_of_credit(1e-12), Outcome::kFail);
}

TEST(Finding, AFullCreditCarriesNoWordsOfLoss) {
  EXPECT_EQ(graded(1, kSeen, {"answered 200", "404", "200"}).message, "");
}

TEST(Finding, CreditStaysBetweenZeroAndOne) {
  EXPECT_EQ(graded(-5, kSeen, {}).credit, 0);
  EXPECT_EQ(graded(5, kSeen, {}).credit, 1);
  EXPECT_DOUBLE_EQ(graded(0.25, kSeen, {}).credit, 0.25);
}

TEST(Finding, WhatWasNotJudgedCarriesAReasonAndNoCredit) {
  EXPECT_EQ(not_applicable("no cursor").outcome, Outcome::kNotApplicable);
  EXPECT_EQ(inconclusive("blocked by http.create").outcome, Outcome::kInconclusive);
  EXPECT_EQ(inconclusive("blocked by http.create").reason, "blocked by http.create");
  EXPECT_EQ(inconclusive("blocked by http.create").credit, 0);
}

}  // namespace
}  // namespace assay
