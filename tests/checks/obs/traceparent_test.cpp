// SPDX-License-Identifier: MIT
// obs.traceparent on literal tapes.
#include <gtest/gtest.h>

#include "checks/obs/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::obs_traceparent_test {
namespace {

Exchange traced(int id, int status, Headers headers = {}) {
  Exchange exchange = answered(id, "GET", "/products", status, "", std::move(headers));
  exchange.request.headers.push_back({"traceparent", "00-aa-bb-01"});
  return exchange;
}

Tape tape_with(int malformed, int after = 200, Headers headers = {}) {
  Tape tape("obs.traceparent", "");
  tape.note("trace id", "4bf92f3577b34da6a3ce929d0e0e4736");
  tape.note("required", false);
  tape.add("control", traced(1, 200));
  tape.add("valid", traced(2, 200, std::move(headers)));
  tape.add("malformed", traced(3, malformed));
  tape.add("control after", traced(4, after));
  return tape;
}

TEST(Traceparent, IsNotDemandedWhereNothingShows) {
  EXPECT_EQ(kTraceparent.judge(tape_with(200)).outcome, Outcome::kNotApplicable);
}

TEST(Traceparent, PassesATraceIdInAHeader) {
  const Headers headers{{"Server-Timing",
                         "traceparent;desc=\"00-4bf92f3577b34da6a3ce929d0e0e4736"
                         "-53995c3f42cd8ad8-01\""}};
  EXPECT_EQ(kTraceparent.judge(tape_with(200, 200, headers)).outcome, Outcome::kPass);
}

TEST(Traceparent, PassesATraceIdInTheLog) {
  Tape tape = tape_with(200);
  tape.note("log line", "trace=4bf92f3577b34da6a3ce929d0e0e4736");
  EXPECT_EQ(kTraceparent.judge(tape).outcome, Outcome::kPass);
}

TEST(Traceparent, FailsARefusedRequest) {
  EXPECT_EQ(kTraceparent.judge(tape_with(400)).outcome, Outcome::kFail);
  EXPECT_EQ(kTraceparent.judge(tape_with(500)).outcome, Outcome::kFail);
}

TEST(Traceparent, BlamesNoServiceThatRefusesEverything) {
  EXPECT_EQ(kTraceparent.judge(tape_with(503, 503)).outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::obs_traceparent_test
