// SPDX-License-Identifier: MIT
// Every family of rate-limit headers is read alike.
#include "dialect/rate_headers.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

const RatePolicy& only(const RateHeaders& read) {
  EXPECT_EQ(read.policies.size(), 1U);
  return read.policies.at(0);
}

TEST(RateHeaders, SeparateHeadersWithADelta) {
  const RateHeaders read = rate_headers({{"RateLimit-Limit", "30"},
                                         {"RateLimit-Remaining", "12"},
                                         {"RateLimit-Reset", "7"},
                                         {"RateLimit-Policy", "30;w=10"}});
  EXPECT_EQ(read.family, "RateLimit-Limit");
  EXPECT_EQ(only(read).limit, 30);
  EXPECT_EQ(only(read).remaining, 12);
  EXPECT_EQ(only(read).reset_seconds, 7);
  EXPECT_EQ(only(read).window_seconds, 10);
}

TEST(RateHeaders, ALimitMayCarryItsPolicies) {
  const RateHeaders read = rate_headers({{"RateLimit-Limit", "100, 100;w=60"}});
  EXPECT_EQ(only(read).limit, 100);
  EXPECT_EQ(only(read).window_seconds, 60);
}

TEST(RateHeaders, OneHeaderOfDraft07) {
  const RateHeaders read = rate_headers(
      {{"ratelimit", "limit=100, remaining=50, reset=5"}, {"ratelimit-policy", "100;w=60"}});
  EXPECT_EQ(read.family, "RateLimit");
  EXPECT_EQ(only(read).limit, 100);
  EXPECT_EQ(only(read).remaining, 50);
  EXPECT_EQ(only(read).reset_seconds, 5);
  EXPECT_EQ(only(read).window_seconds, 60);
}

TEST(RateHeaders, NamedPoliciesFromDraft08) {
  const RateHeaders read =
      rate_headers({{"RateLimit", R"("burst";r=0;t=3, "daily";r=900;t=4000)"},
                    {"RateLimit-Policy", R"("burst";q=10;w=5,"daily";q=1000;w=86400;pk=:cHI=:)"}});
  ASSERT_EQ(read.policies.size(), 2U);
  EXPECT_EQ(read.policies[0].name, "burst");
  EXPECT_EQ(read.policies[0].limit, 10);
  EXPECT_EQ(read.policies[0].remaining, 0);
  EXPECT_EQ(read.policies[1].window_seconds, 86400);
  EXPECT_EQ(nearest_limit(read)->name, "burst");
}

TEST(RateHeaders, ResetsOfEveryKindBecomeSeconds) {
  const Header date{"Date", "Sun, 06 Nov 1994 08:49:37 GMT"};  // 784111777
  const auto reset = [&](std::string value) {
    return only(rate_headers({date, {"X-RateLimit-Reset", std::move(value)}})).reset_seconds;
  };
  EXPECT_EQ(reset("30"), 30);
  EXPECT_EQ(reset("Sun, 06 Nov 1994 08:50:07 GMT"), 30);
  EXPECT_EQ(reset("1994-11-06T08:50:07Z"), 30);
  const Header later{"Date", "Sun, 04 May 2031 10:00:00 GMT"};  // 1935655200
  EXPECT_EQ(only(rate_headers({later, {"X-Rate-Limit-Reset", "1935655230"}})).reset_seconds, 30);
  EXPECT_EQ(only(rate_headers({later, {"X-RateLimit-Reset", "1935655230000"}})).reset_seconds, 30);
}

TEST(RateHeaders, APointInTimeWithoutADateIsNotGuessed) {
  EXPECT_FALSE(only(rate_headers({{"X-RateLimit-Reset", "1935655230"}})).reset_seconds);
}

TEST(RateHeaders, SuffixesNamePolicies) {
  const RateHeaders read = rate_headers({{"X-RateLimit-Limit-short", "3"},
                                         {"X-RateLimit-Remaining-short", "0"},
                                         {"X-RateLimit-Limit-long", "100"},
                                         {"X-RateLimit-Remaining-long", "90"},
                                         {"Retry-After-short", "2"}});
  ASSERT_EQ(read.policies.size(), 2U);
  EXPECT_EQ(nearest_limit(read)->name, "short");
  EXPECT_EQ(read.retry_after, 2);
}

TEST(RateHeaders, RetryAfterIsADeltaOrADate) {
  EXPECT_EQ(rate_headers({{"Retry-After", "0"}}).retry_after, 0);
  EXPECT_EQ(rate_headers({{"Date", "Sun, 06 Nov 1994 08:49:37 GMT"},
                          {"Retry-After", "Sun, 06 Nov 1994 08:49:47 GMT"}})
                .retry_after,
            10);
  EXPECT_FALSE(rate_headers({{"Retry-After", "soon"}}).retry_after);
}

TEST(RateHeaders, OtherHeadersSayNothing) {
  const RateHeaders read = rate_headers({{"X-RateLimited", "no"},
                                         {"X-RateLimit-Limitless", "1"},
                                         {"X-Powered-By", "Express"},
                                         {"Content-Length", "5"}});
  EXPECT_FALSE(read.stated());
  EXPECT_TRUE(read.family.empty());
  EXPECT_EQ(nearest_limit(read), nullptr);
}

TEST(RateHeaders, GarbageIsLeftOut) {
  const RateHeaders read = rate_headers({{"X-RateLimit-Limit", "many"}, {"RateLimit", ";;,=\""}});
  for (const RatePolicy& policy : read.policies)
    EXPECT_FALSE(policy.limit);
}

}  // namespace
}  // namespace assay
