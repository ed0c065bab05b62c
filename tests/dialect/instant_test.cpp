// SPDX-License-Identifier: MIT
// Times are read as the points in time they name, and other text as none.
#include "dialect/instant.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

TEST(Instant, OffsetsNameTheSamePoint) {
  const auto zulu = parse_date_time("2031-05-04T10:00:00Z");
  ASSERT_TRUE(zulu);
  for (const char* text : {"2031-05-04T12:00:00+02:00", "2031-05-04 10:00:00", "2031-05-04T10:00Z",
                           "2031-05-04T10:00:00.000Z", "2031-05-04t10:00:00z",
                           "2031-05-03T23:30:00-10:30", "2031-05-04T12:00:00+0200"}) {
    EXPECT_EQ(parse_date_time(text), zulu) << text;
  }
}

TEST(Instant, KnowsTheEpochAndLeapDays) {
  EXPECT_EQ(parse_date_time("1970-01-01T00:00:01Z")->seconds, 1);
  EXPECT_EQ(parse_date_time("2000-02-29T00:00:00Z")->seconds, 951'782'400);
  EXPECT_EQ(parse_date_time("1970-01-01T00:00:00.25Z")->nanos, 250'000'000);
}

TEST(Instant, OtherTextIsNoTime) {
  for (const char* text : {"", "2031-05-04", "2031-13-04T10:00:00Z", "2031-02-29T10:00:00Z",
                           "2031-05-04T25:00:00Z", "2031-05-04T10:00:00Zx", "2031-05-04T10:00:00.Z",
                           "ABC-1234", "20310504T100000Z", "2031-05-04T10:00:00+2:00"}) {
    EXPECT_FALSE(parse_date_time(text)) << text;
  }
  EXPECT_TRUE(parse_date("2024-02-29"));
  EXPECT_FALSE(parse_date("2023-02-29"));
  EXPECT_FALSE(parse_date("2024-02-29T00:00:00Z"));
}

TEST(Instant, IsWrittenAsItIsRead) {
  EXPECT_EQ(date_time_text(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(date_time_text(1'700'000'000), "2023-11-14T22:13:20Z");
  EXPECT_EQ(parse_date_time(date_time_text(1'929'000'001))->seconds, 1'929'000'001);
}

TEST(Instant, HttpDatesAreRead) {
  EXPECT_EQ(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT")->seconds, 784'111'777);
  EXPECT_FALSE(parse_http_date("Sun, 06 Nov 1994 08:49:37 CET"));
  EXPECT_FALSE(parse_http_date("60"));
  EXPECT_FALSE(parse_http_date(""));
}

}  // namespace
}  // namespace assay
