// SPDX-License-Identifier: MIT
// Cache-Control, Vary and entity tags as answers write them.
#include "dialect/caching.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/exchanges.h"

namespace assay {
namespace {

using testing::ElementsAre;

CacheControl control(std::string value) {
  return cache_control_of({{"Cache-Control", std::move(value)}});
}

TEST(Caching, ReadsDirectivesInAnyCaseAndOrder) {
  const CacheControl read = control("Max-Age=60 , PUBLIC,s-maxage=\"5\"");
  EXPECT_TRUE(read.is_public);
  EXPECT_EQ(read.max_age, 60);
  EXPECT_EQ(read.s_maxage, 5);
  EXPECT_FALSE(read.is_private);
}

TEST(Caching, JoinsSeveralLines) {
  const CacheControl read =
      cache_control_of({{"cache-control", "private"}, {"Cache-Control", "no-store"}});
  EXPECT_TRUE(read.is_private);
  EXPECT_TRUE(read.no_store);
}

TEST(Caching, TakesADirectiveThatNamesAHeaderForNoneOfTheWhole) {
  EXPECT_FALSE(control("no-cache=\"Set-Cookie\"").no_cache);
  EXPECT_FALSE(control("private=\"X-Name\"").is_private);
}

TEST(Caching, LeavesOutAgesThatAreNone) {
  EXPECT_EQ(control("max-age=soon").max_age, std::nullopt);
}

std::int64_t freshness(Headers headers) {
  return stated_freshness(answered(1, "GET", "/", 200, "", std::move(headers)));
}

TEST(Caching, TellsForHowLongAnAnswerMayBeReused) {
  EXPECT_EQ(freshness({{"Cache-Control", "max-age=60"}}), 60);
  EXPECT_EQ(freshness({{"Cache-Control", "max-age=60, no-cache"}}), 0);
  EXPECT_EQ(freshness({{"Expires", "Sun, 06 Nov 1994 08:50:37 GMT"},
                       {"Date", "Sun, 06 Nov 1994 08:49:37 GMT"}}),
            60);
  EXPECT_EQ(freshness({{"Expires", "0"}, {"Date", "Sun, 06 Nov 1994 08:49:37 GMT"}}), 0);
  EXPECT_EQ(freshness({}), 0);
}

TEST(Caching, FindsWhatAnAnswerVariesBy) {
  const Headers headers{{"Vary", "Accept-Encoding"}, {"vary", "origin , Accept"}};
  EXPECT_TRUE(varies_by(headers, "Origin"));
  EXPECT_FALSE(varies_by(headers, "Accept-Language"));
  EXPECT_TRUE(varies_by({{"Vary", "*"}}, "Accept-Language"));
}

TEST(Caching, SplitsLists) {
  EXPECT_THAT(elements_of({{"Allow", "GET,, PUT "}, {"allow", "POST"}}, "Allow"),
              ElementsAre("GET", "PUT", "POST"));
}

TEST(Caching, ComparesTagsWeakly) {
  EXPECT_TRUE(same_tag("\"a\"", "W/\"a\""));
  EXPECT_TRUE(same_tag("\"a-gzip\"", "\"a\""));
  EXPECT_FALSE(same_tag("\"a\"", "\"b\""));
  EXPECT_TRUE(is_weak_tag("W/\"a\""));
  EXPECT_FALSE(is_weak_tag("\"W/a\""));
}

}  // namespace
}  // namespace assay
