// SPDX-License-Identifier: MIT
// An exchange survives the way through JSON.
#include "core/exchange_json.h"

#include <gtest/gtest.h>

#include "core/base64.h"

namespace assay {
namespace {

Exchange there_and_back(const Exchange& exchange) {
  const std::string text = exchange_to_json(exchange).dump();
  return exchange_from_json(Json::parse(text).value()).value();
}

TEST(ExchangeJson, KeepsEveryMember) {
  const Exchange got = there_and_back(
      {.id = 17,
       .principal = "alice",
       .request = {.method = "POST",
                   .url = "http://h/p",
                   .headers = {{"A", "1"}, {"a", "2"}},
                   .body = "{}",
                   .has_body = true,
                   .padding = {.at = 1, .bytes = 7}},
       .response = {.status = 201, .headers = {{"B", "3"}}, .body = "ok", .truncated = true},
       .started_ms = 12.5,
       .ms = 0.25});
  EXPECT_EQ(got.id, 17);
  EXPECT_EQ(got.principal, "alice");
  EXPECT_EQ(got.request.method, "POST");
  EXPECT_EQ(got.request.url, "http://h/p");
  ASSERT_EQ(got.request.headers.size(), 2U);
  EXPECT_EQ(got.request.headers[1].name, "a");
  EXPECT_EQ(got.request.body, "{}");
  EXPECT_EQ(got.request.padding.at, 1U);
  EXPECT_EQ(got.request.padding.bytes, 7U);
  EXPECT_EQ(got.response.status, 201);
  EXPECT_EQ(got.response.headers[0].value, "3");
  EXPECT_EQ(got.response.body, "ok");
  EXPECT_TRUE(got.response.truncated);
  EXPECT_EQ(got.started_ms, 12.5);
  EXPECT_EQ(got.ms, 0.25);
}

TEST(ExchangeJson, KeepsBytesThatAreNotUtf8) {
  const std::string bytes("\xff\x00\xfe", 3);
  const Exchange got =
      there_and_back({.response = {.status = 200, .headers = {{"X", "\xe9"}}, .body = bytes}});
  EXPECT_EQ(got.response.body, bytes);
  EXPECT_EQ(got.response.headers[0].value, "\xe9");
}

TEST(ExchangeJson, TellsAnEmptyBodyFromNone) {
  EXPECT_TRUE(there_and_back({.request = {.has_body = true}}).request.has_body);
  EXPECT_FALSE(there_and_back({}).request.has_body);
}

TEST(ExchangeJson, KeepsWhyNothingCame) {
  for (const Failure failure :
       {Failure::kNone, Failure::kTimeout, Failure::kRefused, Failure::kReset, Failure::kGarbage,
        Failure::kTooLarge, Failure::kInterrupted}) {
    EXPECT_EQ(there_and_back({.failure = failure}).failure, failure);
  }
}

TEST(ExchangeJson, RefusesWhatIsNoExchange) {
  EXPECT_FALSE(exchange_from_json(Json()));
  EXPECT_FALSE(exchange_from_json(Json::object({{"request", Json::object()}})));
  EXPECT_TRUE(exchange_from_json(
      Json::object({{"request", 1}, {"response", Json::array()}, {"id", 1e300}})));
}

TEST(Base64, AgreesWithRfc4648) {
  EXPECT_EQ(base64_encoded(""), "");
  EXPECT_EQ(base64_encoded("f"), "Zg==");
  EXPECT_EQ(base64_encoded("fo"), "Zm8=");
  EXPECT_EQ(base64_encoded("foobar"), "Zm9vYmFy");
  EXPECT_EQ(base64_decoded("Zm9vYg=="), "foob");
  EXPECT_EQ(base64_decoded("Zm9vYmE="), "fooba");
  EXPECT_FALSE(base64_decoded("Zg"));
  EXPECT_FALSE(base64_decoded("Z*=="));
}

}  // namespace
}  // namespace assay
