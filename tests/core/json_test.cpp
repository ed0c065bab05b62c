// SPDX-License-Identifier: MIT
// What the JSON seam keeps, refuses and finds.
#include "core/json.h"

#include <cmath>

#include <gtest/gtest.h>

namespace assay {
namespace {

std::string round_trip(std::string_view text) {
  return Json::parse(text).value().dump();
}

TEST(Json, KeepsTheDigitsOfNumbersAsTheyWereSent) {
  EXPECT_EQ(round_trip("[10.00,1e2,9007199254740993,-0.0]"), "[10.00,1e2,9007199254740993,-0.0]");
}

TEST(Json, KeepsTheDigitsOfNumbersBeyond64Bits) {
  EXPECT_EQ(round_trip("123456789012345678901234567890"), "123456789012345678901234567890");
}

TEST(Json, KeepsTheOrderOfMembersAndThoseThatRepeat) {
  EXPECT_EQ(round_trip(R"({"b":1,"a":2,"b":3})"), R"({"b":1,"a":2,"b":3})");
  EXPECT_EQ(Json::parse(R"({"b":1,"a":2,"b":3})")->find("b")->text(), "3");
}

TEST(Json, RefusesWhatIsNotOneValue) {
  for (const char* text :
       {"", " ", "{", "[1,]", "{'a':1}", "1 2", "nul", "01", "\"\x01\"", "NaN"}) {
    EXPECT_FALSE(Json::parse(text)) << text;
  }
}

TEST(Json, RefusesBytesThatAreNotUtf8) {
  EXPECT_FALSE(Json::parse("\"\xff\""));
}

TEST(Json, ReadsNestingUpTo512AndLeavesOutWhatIsDeeper) {
  EXPECT_EQ(Json::parse(std::string(512, '[') + std::string(512, ']'))->dump().size(), 1024U);
  const std::string deep = std::string(513, '[') + std::string(513, ']');
  EXPECT_EQ(Json::parse(deep)->dump(), std::string(512, '[') + "null" + std::string(512, ']'));
  const std::string inner =
      std::string(100'000, '[') + R"({"b":[1,"c"]})" + std::string(100'000, ']');
  EXPECT_EQ(Json::parse(R"([{"a":)" + inner + R"(,"id":1},{"id":2}])")->items()[1].dump(),
            R"({"id":2})");
  EXPECT_FALSE(Json::parse(std::string(1'000'000, '[')));
}

TEST(Json, ReadsHalfASurrogatePairAsTheReplacementCharacter) {
  EXPECT_EQ(Json::parse(R"("a\ud800 b")")->text(), "a\xEF\xBF\xBD b");
  EXPECT_EQ(Json::parse(R"("\udc00\uD83D\uDE00")")->text(), "\xEF\xBF\xBD\xF0\x9F\x98\x80");
  EXPECT_EQ(Json::parse(R"(["\ud800","\\ud800"])")->items()[1].text(), "\\ud800");
  EXPECT_FALSE(Json::parse(R"({"a":"\ud800")"));
}

TEST(Json, WritesValidTextWhateverBytesAStringHolds) {
  EXPECT_EQ(Json("\xff").dump(), "\"\xEF\xBF\xBD\"");
  EXPECT_EQ(Json("a\"\\\n\x1b").dump(), R"("a\"\\\n\u001b")");
}

TEST(Json, IndentsByTwo) {
  EXPECT_EQ(Json::parse(R"({"a":[1,{}],"b":[]})")->pretty(),
            "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}");
}

TEST(Json, AnInfiniteNumberIsNull) {
  EXPECT_EQ(Json(std::nan("")).dump(), "null");
}

TEST(Json, OnlyWholeNumbersThatFitAreIntegers) {
  EXPECT_EQ(Json::parse("42")->as_int(), 42);
  EXPECT_EQ(Json::parse("-9223372036854775808")->as_int(), INT64_MIN);
  EXPECT_FALSE(Json::parse("9223372036854775808")->as_int());
  EXPECT_FALSE(Json::parse("1.0")->as_int());
  EXPECT_FALSE(Json::parse("\"1\"")->as_int());
}

TEST(Json, FollowsAPointer) {
  const Json json = Json::parse(R"({"a/b":{"m~n":[10,20]},"":7})").value();
  EXPECT_EQ(json.at("/a~1b/m~0n/1")->text(), "20");
  EXPECT_EQ(json.at("/")->text(), "7");
  EXPECT_EQ(json.at(""), &json);
  EXPECT_EQ(json.at("/a~1b/m~0n/2"), nullptr);
  EXPECT_EQ(json.at("/a~1b/m~0n/-"), nullptr);
  EXPECT_EQ(json.at("a~1b"), nullptr);
}

TEST(Json, HasNoItemsOrMembersWhenItIsOfAnotherKind) {
  Json text("a");
  text.items().push_back(1);
  text.members().emplace_back("b", 2);
  EXPECT_TRUE(text.empty());
  EXPECT_EQ(text, Json("a")) << "what is written to them goes nowhere";
  EXPECT_EQ(Json::array({1}).text(), "");
}

TEST(Json, SetsAndErasesMembers) {
  Json json;
  json.set("a", 1);
  json.set("b", 2);
  json.set("a", 3);
  EXPECT_EQ(json.dump(), R"({"a":3,"b":2})");
  EXPECT_TRUE(json.erase("a"));
  EXPECT_FALSE(json.erase("a"));
  EXPECT_EQ(json.dump(), R"({"b":2})");
}

TEST(Json, ComparesMembersInAnyOrderAndItemsInTheirs) {
  EXPECT_EQ(Json::parse(R"({"a":1,"b":2})"), Json::parse(R"({"b":2,"a":1})"));
  EXPECT_NE(Json::parse("[1,2]"), Json::parse("[2,1]"));
  EXPECT_NE(Json::parse("1"), Json::parse("\"1\""));
  EXPECT_NE(Json::parse("{}"), Json::parse("null"));
}

TEST(Json, ComparesMembersThatRepeatAName) {
  const std::optional<Json> twice = Json::parse(R"({"a":{"a":1},"a":2})");
  EXPECT_EQ(twice, Json::parse(twice->dump()));
  EXPECT_NE(Json::parse(R"({"a":1,"a":1})"), Json::parse(R"({"a":1,"b":2})"));
  EXPECT_NE(Json::parse(R"({"a":1,"b":2})"), Json::parse(R"({"a":1,"a":1})"));
}

}  // namespace
}  // namespace assay
