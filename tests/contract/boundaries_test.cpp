// SPDX-License-Identifier: MIT
// Boundaries lie exactly on the legal edge, and never beyond it.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "contract/mutation.h"
#include "contract/pattern.h"

namespace assay {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// The values that the boundaries give a field; "(absent)" where it is left out.
std::vector<std::string> edges(Field field) {
  SampleMaker maker(1, "mark");
  const std::string name = field.name;
  const Resource resource{.fields = {std::move(field)}};
  std::vector<std::string> sent;
  for (const Mutation& each : boundaries(resource, maker.body(resource, {}), maker)) {
    const Json* value = each.body.find(name);
    sent.push_back(value == nullptr ? "(absent)" : value->dump());
    EXPECT_FALSE(each.must_reject);
  }
  return sent;
}

TEST(Boundaries, NumbersReachBothEndsExactly) {
  EXPECT_THAT(edges({.name = "quantity",
                     .type = FieldType::kInteger,
                     .required = true,
                     .min = 1,
                     .max = 1000}),
              ElementsAre("1", "1000"));
  EXPECT_THAT(edges({.name = "p",
                     .type = FieldType::kDecimal,
                     .required = true,
                     .min = 0.01,
                     .max = 100000,
                     .scale = 2}),
              ElementsAre("0.01", "100000.00"));
  EXPECT_THAT(
      edges({.name = "d", .type = FieldType::kInteger, .required = true, .min = -5, .max = 5}),
      ElementsAre("-5", "5", "0"));
}

TEST(Boundaries, AnExclusiveEndIsNotReached) {
  EXPECT_THAT(edges({.name = "p",
                     .type = FieldType::kDecimal,
                     .required = true,
                     .min = 0,
                     .max = 1,
                     .exclusive_min = true,
                     .exclusive_max = true,
                     .scale = 2}),
              ElementsAre("0.01", "0.99"));
}

TEST(Boundaries, TextsReachTheirLengthsInAscii) {
  const auto sent = edges({.name = "label", .required = true, .min_length = 2, .max_length = 30});
  ASSERT_EQ(sent.size(), 2U);
  EXPECT_EQ(sent[0].size(), 2U + 2U);
  EXPECT_EQ(sent[1].size(), 30U + 2U);
  EXPECT_TRUE(matches_whole("\"[a-z]+\"", sent[1]));
}

TEST(Boundaries, APasswordIsNotLongerThanBcryptReads) {
  for (const std::string& sent :
       edges({.name = "password", .required = true, .min_length = 8, .max_length = 200})) {
    EXPECT_LE(sent.size(), 72U + 2U);
  }
}

TEST(Boundaries, APatternDecidesItsOwnLengths) {
  EXPECT_THAT(
      edges({.name = "sku", .required = true, .max_length = 8, .pattern = "[A-Z]{3}-[0-9]{4}"}),
      IsEmpty());
}

TEST(Boundaries, EveryMemberAndBothFlagsAreLegal) {
  EXPECT_THAT(edges({.name = "c", .required = true, .members = {"a", "b"}}),
              ElementsAre("\"a\"", "\"b\""));
  EXPECT_THAT(edges({.name = "f", .type = FieldType::kBoolean, .required = true}),
              ElementsAre("false", "true"));
}

TEST(Boundaries, OptionalMayBeLeftOutAndNullableNull) {
  EXPECT_THAT(edges({.name = "n", .type = FieldType::kInteger, .nullable = true}),
              ElementsAre("null", "(absent)"));
  EXPECT_THAT(edges({.name = "n", .type = FieldType::kInteger, .required = true}), IsEmpty());
}

TEST(Boundaries, NamesMayBeInAnyScript) {
  const auto sent = edges({.name = "name", .required = true, .max_length = 60});
  for (const char* name : {"Ñandú", "O'Brien", "张伟"}) {
    EXPECT_THAT(sent, Contains(HasSubstr(std::string(name) + " mark "))) << name;
  }
}

TEST(Boundaries, AddressesAndDaysMayBeUnusual) {
  const auto mail = edges({.name = "email", .required = true, .unique = true, .format = "email"});
  EXPECT_THAT(mail, Contains(HasSubstr("+tag@")));
  EXPECT_THAT(edges({.name = "day", .required = true, .format = "date"}),
              ElementsAre("\"2024-02-29\""));
  EXPECT_THAT(edges({.name = "due_on", .required = true, .format = "date"}),
              ElementsAre("\"2028-02-29\""));
}

TEST(Boundaries, AnEdgeThatMustBeUniqueIsNotSentTwice) {
  EXPECT_THAT(
      edges(
          {.name = "no", .type = FieldType::kInteger, .required = true, .unique = true, .min = 1}),
      IsEmpty());
}

TEST(Boundaries, ArraysReachTheirSizes) {
  const auto sent = edges({.name = "tags",
                           .type = FieldType::kArray,
                           .required = true,
                           .min_length = 0,
                           .max_length = 3,
                           .items = {{.name = "tag"}}});
  EXPECT_THAT(sent, Contains("[]"));
  EXPECT_EQ(std::ranges::count(sent.back(), '"'), 6);
}

TEST(Boundaries, ASampleDeclaresNoEdges) {
  SampleMaker maker(1, "mark");
  const Resource resource{.sample = *Json::parse(R"({"name":"Desk lamp"})")};
  EXPECT_THAT(boundaries(resource, maker.body(resource, {}), maker), IsEmpty());
}

}  // namespace
}  // namespace assay
