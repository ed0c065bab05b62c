// SPDX-License-Identifier: MIT
// Gates and verdicts.
#include "score/verdict.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

Total total_of(double low, double points, double high) {
  Total total;
  total.score = {.points = points, .low = low, .high = high};
  total.settled = 1;
  total.threshold = 70;
  return total;
}

Total decided(Total total) {
  decide(total);
  return total;
}

Total gated(Total total, std::optional<bool> held) {
  total.gates = {{"http.delete", true}, {"http.create", held}};
  return decided(total);
}

std::optional<bool> gate_for(Outcome outcome) {
  Rubric rubric;
  rubric.gates = {"http.create"};
  CriterionResult criterion;
  criterion.id = "http.create";
  criterion.finding.outcome = outcome;
  return gates_of(rubric, {criterion}).at(0).held;
}

TEST(Verdict, PassesWhenLowReachesTheMark) {
  const Total total = decided(total_of(70, 75, 80));
  EXPECT_EQ(total.verdict, Verdict::kPass);
  EXPECT_EQ(total.why, "at least 70 of 100 points reach the pass mark of 70");
}

TEST(Verdict, FailsWhenHighDoesNotReachTheMark) {
  const Total total = decided(total_of(50, 60, 69.9));
  EXPECT_EQ(total.verdict, Verdict::kFail);
  EXPECT_EQ(total.why, "at most 69.9 of 100 points, below the pass mark of 70");
}

TEST(Verdict, IsUndecidedWhenTheMarkLiesBetween) {
  const Total total = decided(total_of(69, 75, 80));
  EXPECT_EQ(total.verdict, Verdict::kUndecided);
  EXPECT_EQ(total.why,
            "between 69 and 80 of 100 points: what could not be judged decides whether they reach "
            "the pass mark of 70");
}

TEST(Verdict, PointsThatOnlyRoundUpToTheMarkMissIt) {
  const Total total = decided(total_of(69.96, 69.96, 69.96));
  EXPECT_EQ(total.verdict, Verdict::kFail);
  EXPECT_EQ(total.why, "69.9600 of 100 points, below the pass mark of 70");
}

TEST(Verdict, TheNoiseOfSumsDoesNotMissTheMark) {
  EXPECT_EQ(decided(total_of(70 - 1e-12, 70, 70)).verdict, Verdict::kPass);
}

TEST(Verdict, ABrokenGateFailsWhateverThePoints) {
  const Total total = gated(total_of(100, 100, 100), false);
  EXPECT_EQ(total.verdict, Verdict::kFail);
  EXPECT_EQ(total.why, "the gate http.create is broken");
}

TEST(Verdict, AnUnknownGateIsUndecidedUnlessThePointsFailAnyway) {
  EXPECT_EQ(gated(total_of(100, 100, 100), std::nullopt).verdict, Verdict::kUndecided);
  EXPECT_EQ(gated(total_of(10, 20, 30), std::nullopt).verdict, Verdict::kFail);
}

TEST(Verdict, HeldGatesDoNotHinder) {
  EXPECT_EQ(gated(total_of(100, 100, 100), true).verdict, Verdict::kPass);
}

TEST(Verdict, WithoutATotalItIsUndecidedEvenWithABrokenGate) {
  Total total = total_of(0, 0, 100);
  total.score.points.reset();
  total.settled = 0.5;
  EXPECT_EQ(gated(total, false).verdict, Verdict::kUndecided);
}

TEST(Verdict, OnlyAFailBreaksAGate) {
  EXPECT_EQ(gate_for(Outcome::kPass), true);
  EXPECT_EQ(gate_for(Outcome::kPartial), true);
  EXPECT_EQ(gate_for(Outcome::kNotApplicable), true);
  EXPECT_EQ(gate_for(Outcome::kFail), false);
  EXPECT_EQ(gate_for(Outcome::kInconclusive), std::nullopt);
  EXPECT_EQ(gate_for(Outcome::kPending), std::nullopt);
}

TEST(Verdict, AGateWhoseCriterionWasNotRunIsUnknown) {
  Rubric rubric;
  rubric.gates = {"auth.bola-read"};
  EXPECT_EQ(gates_of(rubric, {}).at(0).held, std::nullopt);
}

}  // namespace
}  // namespace assay
