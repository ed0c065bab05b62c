// SPDX-License-Identifier: MIT
// JSON in other bytes is the same JSON.
#include "checks/hook/written_json.h"

#include <gtest/gtest.h>

namespace assay::checks::hook_written_json_test {
namespace {

TEST(WrittenJson, MeansTheSame) {
  for (const char* text :
       {R"({"id":"evt","n":25.00,"list":[1,"ä",null,true],"in":{"":"","ü":"\n"}})", "[]", "{}",
        R"({"quote":"\"x","path":"\\x"})"}) {
    const Json value = *Json::parse(text);
    for (const std::string& other : {odd_json(value), spaced_json(value)}) {
      const std::optional<Json> read = Json::parse(other);
      ASSERT_TRUE(read) << other;
      EXPECT_EQ(*read, value) << other;
    }
  }
}

TEST(WrittenJson, DiffersInItsBytes) {
  const Json value = *Json::parse(R"({"id":"evt","n":25})");
  EXPECT_EQ(spaced_json(value), R"({"id": "evt", "n": 25})");
  EXPECT_EQ(odd_json(value), "{ \"\\u0069d\" :\"\\u0065vt\" ,\n\t\"\\u006e\" :25  }");
}

}  // namespace
}  // namespace assay::checks::hook_written_json_test
