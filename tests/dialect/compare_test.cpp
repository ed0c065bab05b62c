// SPDX-License-Identifier: MIT
// Equal is what a service may choose to write; changed is what it may not.
#include "dialect/compare.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

const Field kPrice{.name = "price", .type = FieldType::kDecimal, .scale = 2};
const Field kStock{.name = "stock", .type = FieldType::kInteger};
const Field kName{.name = "name"};
const Field kEmail{.name = "email", .format = "email"};
const Field kDay{.name = "day", .format = "date"};
const Field kWhen{.name = "when", .format = "date-time"};
const Field kProduct{.name = "product_id", .type = FieldType::kReference, .to = "product"};
const Field kFlag{.name = "done", .type = FieldType::kBoolean};
const Field kTags{.name = "tags", .type = FieldType::kArray, .items = {Field{.name = "tag"}}};

Likeness like(const char* sent, const char* got, const Field* field = nullptr) {
  return likeness(*Json::parse(sent), *Json::parse(got), field);
}

TEST(Compare, DecimalsAreNumbersHoweverTheyAreWritten) {
  for (const char* got : {"10", "10.0", "10.00", "\"10.00\"", "\"10\"", "1e1", "1000", "\"1000\"",
                          R"({"$numberDecimal":"10.00"})", R"({"amount":10,"currency":"EUR"})"}) {
    EXPECT_EQ(like("10.00", got, &kPrice), Likeness::kSame) << got;
  }
}

TEST(Compare, AnotherDecimalIsAnotherValue) {
  for (const char* got : {"10.01", "\"10.1\"", "100", "10.005", "-10", "\"ten\"", "true", "[10]",
                          R"({"amount":11})", "null"}) {
    EXPECT_EQ(like("10.00", got, &kPrice), Likeness::kDifferent) << got;
  }
}

TEST(Compare, BinaryNoiseIsNearlyTheSame) {
  EXPECT_EQ(like("19.99", "19.990000000000002", &kPrice), Likeness::kNearly);
  EXPECT_EQ(like("0.1234567890123456789", "0.12345678901234568", nullptr), Likeness::kNearly);
}

TEST(Compare, LargeIntegersAreComparedExactly) {
  EXPECT_EQ(like("9007199254740993", "9007199254740992", &kStock), Likeness::kDifferent);
  EXPECT_EQ(like("9007199254740993", "\"9007199254740993\"", &kStock), Likeness::kSame);
}

TEST(Compare, MinorUnitsCountOnlyForDecimals) {
  EXPECT_EQ(like("10", "1000", &kStock), Likeness::kDifferent);
  EXPECT_EQ(like("10", "1000"), Likeness::kDifferent);
}

TEST(Compare, InstantsMayBeWrittenInAnyZone) {
  for (const char* got : {"\"2031-05-04T10:00:00Z\"", "\"2031-05-04T10:00:00.000Z\"",
                          "\"2031-05-04 10:00:00\"", "1935655200", "1935655200000"}) {
    EXPECT_EQ(like("\"2031-05-04T12:00:00+02:00\"", got, &kWhen), Likeness::kSame) << got;
  }
  EXPECT_EQ(like("\"2031-05-04T12:00:00+02:00\"", "\"2031-05-04T12:00:00Z\"", &kWhen),
            Likeness::kDifferent);
  EXPECT_EQ(like("\"2031-05-04T12:00:00.123456Z\"", "\"2031-05-04T12:00:00.123Z\"", &kWhen),
            Likeness::kNearly);
  EXPECT_EQ(like("\"2031-05-04T12:00:00.9Z\"", "\"2031-05-04T12:00:00Z\"", &kWhen),
            Likeness::kDifferent);
}

TEST(Compare, ADayMayComeBackAsItsMidnight) {
  EXPECT_EQ(like("\"2031-05-04\"", "\"2031-05-04T00:00:00.000Z\"", &kDay), Likeness::kSame);
  EXPECT_EQ(like("\"2031-05-04\"", "\"2031-05-03T22:00:00.000Z\"", &kDay), Likeness::kDifferent);
  EXPECT_EQ(like("\"2031-05-04\"", "\"2031-05-05\"", &kDay), Likeness::kDifferent);
}

TEST(Compare, IdsAreTextAndReferencesMayBeObjects) {
  EXPECT_EQ(like("5", "\"5\"", &kProduct), Likeness::kSame);
  EXPECT_EQ(like("\"5\"", "5", &kProduct), Likeness::kSame);
  EXPECT_EQ(like("5", R"({"id":5,"name":"Lamp"})", &kProduct), Likeness::kSame);
  EXPECT_EQ(like("5", R"({"id":6,"name":"Lamp"})", &kProduct), Likeness::kDifferent);
  EXPECT_EQ(like("\"a-5\"", "\"a-6\"", &kProduct), Likeness::kDifferent);
}

TEST(Compare, TextMayBeTrimmedButNotChanged) {
  EXPECT_EQ(like("\"  Lamp \"", "\"Lamp\"", &kName), Likeness::kSame);
  EXPECT_EQ(like("\"Lamp\"", "\"lamp\"", &kName), Likeness::kDifferent);
  EXPECT_EQ(like("\"Lamp\"", "\"Lam\"", &kName), Likeness::kDifferent);
  EXPECT_EQ(like("\"日本\"", "\"??\"", &kName), Likeness::kDifferent);
  EXPECT_EQ(like("\"007\"", "\"7\"", &kName), Likeness::kDifferent);
  EXPECT_EQ(like("\"1.0\"", "\"1\"", &kName), Likeness::kDifferent);
  EXPECT_EQ(like("\"5\"", "5", &kName), Likeness::kNearly);
  EXPECT_EQ(like("\"\"", "null", &kName), Likeness::kDifferent);
}

TEST(Compare, AddressesMayBeNormalised) {
  EXPECT_EQ(like("\"Ann@Example.com\"", "\"ann@example.com\"", &kEmail), Likeness::kSame);
  EXPECT_EQ(like("\"ann@example.com\"", "\"bob@example.com\"", &kEmail), Likeness::kDifferent);
  const Field site{.name = "website", .format = "uri"};
  EXPECT_EQ(like("\"https://Example.com/a\"", "\"https://example.com/a/\"", &site),
            Likeness::kSame);
  EXPECT_EQ(like("\"https://example.com/a\"", "\"https://example.com/b\"", &site),
            Likeness::kDifferent);
  const Field phone{.name = "phone"};
  EXPECT_EQ(like("\"+1 202-555-0123\"", "\"+12025550123\"", &phone), Likeness::kSame);
}

TEST(Compare, AFlagInAnotherTypeIsNearlyTheSame) {
  EXPECT_EQ(like("true", "true", &kFlag), Likeness::kSame);
  EXPECT_EQ(like("true", "1", &kFlag), Likeness::kNearly);
  EXPECT_EQ(like("false", "true", &kFlag), Likeness::kDifferent);
  EXPECT_EQ(like("false", "null", &kFlag), Likeness::kDifferent);
}

TEST(Compare, ObjectsMayHaveFurtherMembersInAnyCaseAndOrder) {
  EXPECT_EQ(like(R"({"zip_code":"1","city":"x"})", R"({"city":"x","zipCode":"1","id":3})"),
            Likeness::kSame);
  EXPECT_EQ(like(R"({"zip_code":"1","city":"x"})", R"({"city":"x"})"), Likeness::kDifferent);
  EXPECT_EQ(like(R"({"note":null})", R"({"id":1})"), Likeness::kSame);
}

TEST(Compare, ArraysOfScalarsAreSetsAndOthersKeepTheirOrder) {
  EXPECT_EQ(like(R"(["b","a"])", R"(["a","b"])", &kTags), Likeness::kSame);
  EXPECT_EQ(like(R"(["b","a"])", R"(["a","a"])", &kTags), Likeness::kDifferent);
  EXPECT_EQ(like(R"(["a"])", R"(["a","b"])", &kTags), Likeness::kDifferent);
  EXPECT_EQ(like(R"([{"q":1},{"q":2}])", R"([{"q":2},{"q":1}])"), Likeness::kDifferent);
}

TEST(Mask, VolatileMembersDoNotTellAnswersApart) {
  const Json first = *Json::parse(
      R"({"id":1,"updatedAt":"2031-05-04T10:00:00Z","meta":{"request_id":"a","took":3},"note":null})");
  const Json second = *Json::parse(
      R"({"meta":{"took":9,"request_id":"b"},"id":"1","updatedAt":"2031-05-04T10:00:05Z"})");
  EXPECT_TRUE(same_after_masking(first, second));
}

TEST(Mask, EverythingElseTells) {
  const auto differ = [](const char* left, const char* right) {
    return !same_after_masking(*Json::parse(left), *Json::parse(right));
  };
  EXPECT_TRUE(differ(R"({"id":1})", R"({"id":2})"));
  EXPECT_TRUE(differ(R"({"id":1})", R"({"id":1,"extra":2})"));
  EXPECT_TRUE(differ(R"({"deleted_at":null})", R"({"deleted_at":"2031-05-04T10:00:00Z"})"));
  EXPECT_TRUE(differ(R"({"date":"2031-05-04"})", R"({"date":"2031-05-05"})"));
  EXPECT_TRUE(differ(R"([{"id":1},{"id":2}])", R"([{"id":2},{"id":1}])"));
}

}  // namespace
}  // namespace assay
