// SPDX-License-Identifier: MIT
// rate.headers-truthful on literal tapes.
#include <gtest/gtest.h>

#include "checks/rate/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::rate_headers_truthful_test {
namespace {

Exchange call(int status, Headers headers = {}) {
  return answered(1, "GET", "/products", status, "[]", std::move(headers));
}

Exchange told(int status, int remaining) {
  return call(status, {{"X-RateLimit-Limit", "6"},
                       {"X-RateLimit-Remaining", std::to_string(remaining)},
                       {"X-RateLimit-Reset", "2"}});
}

Finding judged(const std::vector<int>& remaining) {
  Tape tape("rate.headers-truthful", "");
  tape.note("limit", 6);
  for (const int left : remaining)
    tape.add("call", told(200, left));
  tape.add("call", told(429, 0));
  return kHeadersTruthful.judge(tape);
}

TEST(HeadersTruthful, PassesACountThatFallsToTheRefusal) {
  EXPECT_EQ(judged({5, 4, 3, 2, 1, 0}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({6, 4, 2, 1}).outcome, Outcome::kPass);
}

TEST(HeadersTruthful, DoesNotApplyWithoutHeaders) {
  Tape tape("rate.headers-truthful", "");
  tape.note("limit", 6);
  tape.add("call", call(200));
  tape.add("call", call(429));
  EXPECT_EQ(kHeadersTruthful.judge(tape).outcome, Outcome::kNotApplicable);
}

TEST(HeadersTruthful, FailsACountThatStandsStill) {
  EXPECT_EQ(judged({6, 6, 6, 6, 6, 6}).outcome, Outcome::kFail);
}

TEST(HeadersTruthful, FailsARefusalWhileMoreWasPromised) {
  EXPECT_EQ(judged({9, 8, 7, 6, 5, 4}).outcome, Outcome::kFail);
}

TEST(HeadersTruthful, FailsLessThanNothing) {
  Tape refused("rate.headers-truthful", "");
  refused.note("limit", 6);
  refused.add("call", told(200, 1));
  refused.add("call", told(200, 0));
  refused.add("call", told(429, -1));
  EXPECT_EQ(kHeadersTruthful.judge(refused).outcome, Outcome::kFail);
  EXPECT_EQ(judged({2, 1, 0, -1}).outcome, Outcome::kFail);
}

}  // namespace
}  // namespace assay::checks::rate_headers_truthful_test
