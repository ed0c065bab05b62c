// SPDX-License-Identifier: MIT
// rate.rejection on literal tapes.
#include <gtest/gtest.h>

#include "checks/rate/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::rate_rejection_test {
namespace {

Exchange call(int status, Headers headers = {}) {
  return answered(1, "GET", "/products", status, "[]", std::move(headers));
}

Finding judged(const Exchange& refusal) {
  Tape tape("rate.rejection", "");
  tape.add("call", call(200));
  for (int i = 0; i < 3; ++i)
    tape.add("call", refusal);
  return kRejection.judge(tape);
}

TEST(Rejection, PassesEveryFamilyThatSaysWhenToReturn) {
  EXPECT_EQ(judged(call(429, {{"Retry-After", "2"}})).outcome, Outcome::kPass);
  EXPECT_EQ(judged(call(429, {{"RateLimit", "\"default\";r=0;t=2"},
                              {"RateLimit-Policy", "\"default\";q=10;w=2"}}))
                .outcome,
            Outcome::kPass);
  EXPECT_EQ(judged(call(429, {{"X-RateLimit-Limit", "10"},
                              {"X-RateLimit-Remaining", "0"},
                              {"X-RateLimit-Reset", "2"}}))
                .outcome,
            Outcome::kPass);
}

TEST(Rejection, TakesHalfWhereNothingSaysWhenToReturn) {
  EXPECT_DOUBLE_EQ(judged(call(429)).credit, 0.5);
}

TEST(Rejection, GradesAnotherStatus) {
  EXPECT_DOUBLE_EQ(judged(call(503, {{"Retry-After", "2"}})).credit, 0.75);
}

TEST(Rejection, FailsALimiterThatBreaks) {
  EXPECT_EQ(judged(call(500)).outcome, Outcome::kFail);
}

}  // namespace
}  // namespace assay::checks::rate_rejection_test
