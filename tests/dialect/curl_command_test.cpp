// SPDX-License-Identifier: MIT
// curl commands as READMEs write them.
#include "dialect/curl_command.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

TEST(CurlCommand, BecomesARequest) {
  const auto example = read_curl(R"(curl -sS -X POST http://localhost:3000/api/orders?a=1 \
  -H 'Content-Type: application/json' -d '{"name": "it'"'"'s"}' | jq)");
  ASSERT_TRUE(example);
  EXPECT_EQ(example->ask.method, "POST");
  EXPECT_EQ(example->ask.path, "/api/orders?a=1");
  EXPECT_EQ(example->ask.body, R"({"name": "it's"})");
  EXPECT_EQ(example->ask.content_type, "application/json");
  EXPECT_FALSE(example->has_hole);
}

TEST(CurlCommand, TakesABodyForAPost) {
  const auto example = read_curl("curl localhost:8080/orders --data '{\"a\": 1}'");
  ASSERT_TRUE(example);
  EXPECT_EQ(example->ask.method, "POST");
  EXPECT_EQ(example->ask.content_type, "application/json");
  EXPECT_EQ(read_curl("curl -XPUT -dx=1 http://h/a")->ask.method, "PUT");
}

TEST(CurlCommand, TellsWhatItLeavesToTheReader) {
  EXPECT_TRUE(read_curl("curl localhost/orders/{id}")->has_hole);
  EXPECT_TRUE(read_curl("curl localhost/orders/<id>")->has_hole);
  EXPECT_TRUE(read_curl("curl localhost/a -H 'Authorization: Bearer abc'")->has_hole);
  EXPECT_FALSE(read_curl("curl $BASE_URL/orders")->has_hole);
  EXPECT_FALSE(read_curl("curl localhost/a -d '{\"b\": {\"c\": 1}}'")->has_hole);
}

TEST(CurlCommand, IsNoneWithoutAnAddressOrWithFiles) {
  EXPECT_FALSE(read_curl("curl -v"));
  EXPECT_FALSE(read_curl("curl -F file=@a.png localhost/a"));
  EXPECT_FALSE(read_curl("http localhost/a"));
}

}  // namespace
}  // namespace assay
