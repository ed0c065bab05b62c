// SPDX-License-Identifier: MIT
// obs.readiness on literal tapes.
#include <gtest/gtest.h>

#include "checks/obs/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::obs_readiness_test {
namespace {

struct Seen {
  bool serves_on = false;  // creates while the dependency is away
  int away = 503;          // the last answer of the probe meanwhile
  bool ready_again = true;
  bool serves_again = true;
  int after = 200;  // the last answer of the probe once it is back; 0: none
};

Tape watched(const Seen& seen) {
  Tape tape("obs.readiness", "");
  tape.note("dependency", "db");
  tape.note("serves_on", seen.serves_on);
  tape.note("followed", seen.away < 300 ? "" : "http://h/ready");
  tape.note("ready_again", seen.ready_again);
  tape.note("serves_again", seen.serves_again);
  tape.add("in the outage", answered(1, "GET", "/ready", seen.away));
  Exchange after = answered(2, "GET", "/ready", seen.after);
  if (seen.after == 0) after.failure = Failure::kRefused;
  tape.add("after", after);
  return tape;
}

Tape absent(bool required, const char* named) {
  Tape tape("obs.readiness", "");
  tape.note("required", required);
  tape.note("named", named);
  tape.note("tried", Json::array({"http://h/ready"}));
  tape.add("before", answered(1, "GET", "/ready", 404));
  return tape;
}

TEST(Readiness, PassesAProbeThatFollows) {
  EXPECT_EQ(kReadiness.judge(watched({})).outcome, Outcome::kPass);
  EXPECT_EQ(kReadiness.judge(watched({.away = 500})).outcome, Outcome::kPass);
}

TEST(Readiness, HalvesAProbeThatAlwaysSaysYes) {
  EXPECT_DOUBLE_EQ(kReadiness.judge(watched({.away = 200})).credit, 0.5);
}

TEST(Readiness, DoesNotApplyWhereTheDependencyIsNotNeeded) {
  EXPECT_EQ(kReadiness.judge(watched({.serves_on = true, .away = 200})).outcome,
            Outcome::kNotApplicable);
}

TEST(Readiness, PassesAServiceThatTakesOrdersOnAndSaysThatItIsNotReady) {
  EXPECT_EQ(kReadiness.judge(watched({.serves_on = true})).outcome, Outcome::kPass);
}

TEST(Readiness, FailsAServiceThatIsGone) {
  EXPECT_EQ(
      kReadiness.judge(watched({.ready_again = false, .serves_again = false, .after = 0})).outcome,
      Outcome::kFail);
}

TEST(Readiness, FailsAProbeThatStaysDownWhileTheServiceWorks) {
  EXPECT_EQ(kReadiness.judge(watched({.ready_again = false, .after = 503})).outcome,
            Outcome::kFail);
}

TEST(Readiness, LeavesAServiceThatDoesNotHealToItsOwnCheck) {
  EXPECT_EQ(kReadiness.judge(watched({.ready_again = false, .serves_again = false, .after = 503}))
                .outcome,
            Outcome::kInconclusive);
}

TEST(Readiness, FailsAnAbsentEndpointOnlyWhereTheBriefNamesIt) {
  EXPECT_EQ(kReadiness.judge(absent(true, "/ready")).outcome, Outcome::kFail);
  EXPECT_EQ(kReadiness.judge(absent(true, "")).outcome, Outcome::kInconclusive);
  EXPECT_EQ(kReadiness.judge(absent(false, "")).outcome, Outcome::kNotApplicable);
}

}  // namespace
}  // namespace assay::checks::obs_readiness_test
