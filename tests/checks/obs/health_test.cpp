// SPDX-License-Identifier: MIT
// obs.health on literal tapes.
#include <gtest/gtest.h>

#include "checks/obs/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::obs_health_test {
namespace {

Tape with_nowhere(int status, const std::string& body = "") {
  Tape tape("obs.health", "");
  tape.note("tried", Json::array({"http://127.0.0.1:8080/health"}));
  tape.note("required", true);
  tape.note("named", "/health");
  tape.add("nowhere", answered(1, "GET", "/nowhere", status, body));
  return tape;
}

Exchange after_ms(Exchange exchange, double ms) {
  exchange.ms = ms;
  return exchange;
}

TEST(Health, PassesAnyBodyOfA2xx) {
  Tape tape = with_nowhere(404);
  tape.add("asked", answered(2, "GET", "/health", 204));
  tape.add("again", answered(3, "GET", "/health", 204));
  EXPECT_EQ(kHealth.judge(tape).outcome, Outcome::kPass);
}

TEST(Health, PassesASlowFirstAnswer) {
  Tape tape = with_nowhere(404);
  tape.add("asked", after_ms(answered(2, "GET", "/health", 200, "ok"), 1'800));
  tape.add("again", after_ms(answered(3, "GET", "/health", 200, "ok"), 2));
  EXPECT_EQ(kHealth.judge(tape).outcome, Outcome::kPass);
}

TEST(Health, HalvesASlowOne) {
  Tape tape = with_nowhere(404);
  tape.add("asked", after_ms(answered(2, "GET", "/health", 200, "ok"), 1'800));
  tape.add("again", after_ms(answered(3, "GET", "/health", 200, "ok"), 1'700));
  EXPECT_DOUBLE_EQ(kHealth.judge(tape).credit, 0.5);
}

TEST(Health, HalvesOneThatWantsACredential) {
  Tape tape = with_nowhere(404);
  tape.add("asked", answered(2, "GET", "/health", 401));
  EXPECT_DOUBLE_EQ(kHealth.judge(tape).credit, 0.5);
}

TEST(Health, DoesNotTakeAGateForAnEndpoint) {
  Tape tape = with_nowhere(401);
  tape.add("asked", answered(2, "GET", "/health", 401));
  EXPECT_EQ(kHealth.judge(tape).outcome, Outcome::kFail);
}

TEST(Health, DoesNotTakeAPageForEveryPathForAnEndpoint) {
  Tape tape = with_nowhere(200, "<html>app</html>");
  tape.note("required", false);
  tape.add("asked", answered(2, "GET", "/health", 200, "<html>app</html>"));
  tape.add("again", answered(3, "GET", "/health", 200, "<html>app</html>"));
  EXPECT_EQ(kHealth.judge(tape).outcome, Outcome::kNotApplicable);
}

TEST(Health, FailsTheMissingOneThatTheBriefNames) {
  Tape tape = with_nowhere(404);
  tape.add("asked", answered(2, "GET", "/health", 404));
  EXPECT_EQ(kHealth.judge(tape).outcome, Outcome::kFail);
}

TEST(Health, LeavesAMissingOneWithoutANameToAPerson) {
  Tape tape = with_nowhere(404);
  tape.note("named", "");
  tape.add("asked", answered(2, "GET", "/health", 404));
  EXPECT_EQ(kHealth.judge(tape).outcome, Outcome::kInconclusive);
}

TEST(Health, AsksForNothingThatTheBriefDoesNot) {
  Tape tape = with_nowhere(404);
  tape.note("required", false);
  tape.add("asked", answered(2, "GET", "/health", 404));
  EXPECT_EQ(kHealth.judge(tape).outcome, Outcome::kNotApplicable);
}

}  // namespace
}  // namespace assay::checks::obs_health_test
