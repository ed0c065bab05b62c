// SPDX-License-Identifier: MIT
// perf.latency: budgets decide, numbers alone do not, and a busy machine accuses nobody.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/perf/family.h"
#include "tests/checks/perf/figures.h"
#include "tests/support/fake_list.h"

namespace assay::checks::perf_latency_test {
namespace {

using testing::HasSubstr;

Finding judged(const Measured& seen) {
  return kLatency.judge(loaded("perf.latency", seen));
}

TEST(Latency, PassesWithinItsBudgetAndShowsTheNumbers) {
  const Finding finding = judged({});
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_THAT(finding.observed, HasSubstr("p50 5.0 ms, p95 20.0 ms, p99 40.0 ms"));
}

TEST(Latency, PassesOnABusyMachineAsWell) {
  EXPECT_EQ(judged({.p95 = 190, .noise = 150}).outcome, Outcome::kPass);
}

TEST(Latency, ScoresNothingWithoutABudget) {
  const Finding finding = judged({.p95 = 9000, .budgets = Json::object()});
  EXPECT_EQ(finding.outcome, Outcome::kNotApplicable);
  EXPECT_THAT(finding.reason, HasSubstr("p95 9000.0 ms"));
}

TEST(Latency, LosesByTheShareThatItIsOver) {
  EXPECT_DOUBLE_EQ(judged({.p95 = 300}).credit, 0.5);
  EXPECT_EQ(judged({.p95 = 300}).outcome, Outcome::kPartial);
  EXPECT_EQ(judged({.p95 = 450}).outcome, Outcome::kFail);
  EXPECT_EQ(judged({.p50 = 250}).outcome, Outcome::kFail);
}

TEST(Latency, TakesFewRequestsForNoHundredthPart) {
  EXPECT_EQ(judged({.p99 = 3000, .timed = 999}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({.p99 = 3000, .timed = 1000}).outcome, Outcome::kFail);
}

TEST(Latency, BlamesNoBusyMachineOnTheService) {
  const Finding finding = judged({.p95 = 900, .noise = 21});
  EXPECT_EQ(finding.outcome, Outcome::kInconclusive);
  EXPECT_THAT(finding.reason, HasSubstr("this machine is too busy"));
}

TEST(Latency, DoesNotApplyWhereCallersArePutOff) {
  EXPECT_EQ(judged({.ok = 100, .limited_429 = 1900, .p95 = 900}).outcome, Outcome::kNotApplicable);
}

TEST(Latency, LeavesWhatFailsToTheErrorRate) {
  const Finding finding = judged({.ok = 1000, .errors_500 = 1000, .p95 = 900});
  EXPECT_EQ(finding.outcome, Outcome::kInconclusive);
  EXPECT_THAT(finding.reason, HasSubstr("blocked by perf.error-rate"));
}

TEST(Latency, SaysNothingOfALoadThatWasRefused) {
  EXPECT_EQ(judged({.ok = 0, .refused_400 = 2000}).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged({.ok = 1000, .ours = 1000}).outcome, Outcome::kInconclusive);
}

TEST(Latency, PutsAMixOfReadsAndOwnWritesOnTheService) {
  ListScene scene({});
  scene.contract.load = LoadPlan{.rate = 50, .for_ms = 2'000, .p95_ms = 200};
  EXPECT_EQ(finding_of(kLatency, scene).outcome, Outcome::kPass);
  const Session& session = scene.again();
  EXPECT_EQ(session.latest_load(), nullptr);
  EXPECT_GE(scene.list.size(), 20U) << "a fifth of a hundred";
}

}  // namespace
}  // namespace assay::checks::perf_latency_test
