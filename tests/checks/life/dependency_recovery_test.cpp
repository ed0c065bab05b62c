// SPDX-License-Identifier: MIT
// life.dependency-recovery on literal tapes.
#include <gtest/gtest.h>

#include "checks/life/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::life_dependency_recovery_test {
namespace {

Exchange silent(int id, Failure failure) {
  Exchange exchange = answered(id, "POST", "/orders", 0);
  exchange.failure = failure;
  return exchange;
}

// Asked once in the outage and once after it; `healed` in milliseconds, less than 0 for never.
Tape outage(Exchange during, int after, double healed) {
  Tape tape("life.dependency-recovery", "");
  tape.note("dependencies", Json::array({"db"}));
  tape.add("db: in the outage", std::move(during));
  tape.add("db: after", answered(9, "POST", "/orders", after));
  if (healed >= 0) tape.note("db: healed after", healed);
  return tape;
}

TEST(DependencyRecovery, PassesAnErrorMeanwhileAndServiceAfterwards) {
  for (const int error : {503, 500}) {
    const Finding finding =
        kDependencyRecovery.judge(outage(answered(1, "POST", "/orders", error), 201, 1500));
    EXPECT_EQ(finding.outcome, Outcome::kPass);
    EXPECT_EQ(finding.note, "it healed after 1.5 s");
  }
}

TEST(DependencyRecovery, PassesASupervisorThatStartsItAgain) {
  EXPECT_EQ(kDependencyRecovery.judge(outage(silent(1, Failure::kRefused), 201, 8000)).outcome,
            Outcome::kPass);
}

TEST(DependencyRecovery, FailsAServiceThatStaysBroken) {
  const Finding finding =
      kDependencyRecovery.judge(outage(answered(1, "POST", "/orders", 500), 500, -1));
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "a minute later it answered 500");
}

TEST(DependencyRecovery, HalvesAHealingThatTakesLong) {
  EXPECT_DOUBLE_EQ(
      kDependencyRecovery.judge(outage(answered(1, "POST", "/orders", 503), 201, 45'000)).credit,
      0.5);
}

TEST(DependencyRecovery, HalvesCallersThatAreKeptWaiting) {
  EXPECT_DOUBLE_EQ(
      kDependencyRecovery.judge(outage(silent(1, Failure::kTimeout), 201, 1000)).credit, 0.5);
}

TEST(DependencyRecovery, DoesNotApplyToAnOutageThatNobodyFeels) {
  EXPECT_EQ(
      kDependencyRecovery.judge(outage(answered(1, "POST", "/orders", 201), 201, 500)).outcome,
      Outcome::kNotApplicable);
}

}  // namespace
}  // namespace assay::checks::life_dependency_recovery_test
