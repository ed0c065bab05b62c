// SPDX-License-Identifier: MIT
// rate.recovers on literal tapes.
#include <gtest/gtest.h>

#include "checks/rate/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::rate_recovers_test {
namespace {

Exchange call(int status, Headers headers = {}) {
  return answered(1, "GET", "/products", status, "[]", std::move(headers));
}

Finding judged(const Exchange& after, const Exchange* late = nullptr) {
  Tape tape("rate.recovers", "");
  tape.note("promised_ms", 2000);
  tape.add("call", call(429));
  tape.add("after the promise", after);
  if (late != nullptr) tape.add("after twice the promise", *late);
  return kRecovers.judge(tape);
}

TEST(Recovers, PassesServiceAfterThePromise) {
  EXPECT_EQ(judged(call(200)).outcome, Outcome::kPass);
}

TEST(Recovers, GivesHalfForServiceAfterTwiceThePromise) {
  const Exchange late = call(200);
  EXPECT_DOUBLE_EQ(judged(call(429), &late).credit, 0.5);
}

TEST(Recovers, FailsACallerThatStaysLockedOut) {
  const Exchange late = call(429);
  EXPECT_EQ(judged(call(429), &late).outcome, Outcome::kFail);
}

TEST(Recovers, FailsALimiterThatGoesOnBreaking) {
  Tape tape("rate.recovers", "");
  tape.note("promised_ms", 2000);
  tape.add("call", call(500));
  tape.add("after the promise", call(500));
  EXPECT_EQ(kRecovers.judge(tape).outcome, Outcome::kFail);
}

TEST(Recovers, TellsNothingWhereTheServiceIsSilent) {
  EXPECT_EQ(judged(unanswered(1, "GET", "/products", Failure::kTimeout)).outcome,
            Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::rate_recovers_test
