// SPDX-License-Identifier: MIT
// A mutation breaks the one rule it names, in the one field it names, and nothing coercible is
// sent.
#include "contract/mutation.h"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace assay {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// What each mutation says, in order.
std::vector<std::string> said(const Resource& resource, Rule rule) {
  SampleMaker maker(1, "mark");
  std::vector<std::string> lines;
  const Json valid = maker.body(resource, {{"product", 7}});
  for (const Mutation& each : mutations(resource, rule, valid, maker)) {
    lines.push_back(each.what + (each.must_reject ? "" : " (lenient)"));
  }
  return lines;
}

// The values a rule gives one field.
std::vector<std::string> values(const Field& field, Rule rule) {
  SampleMaker maker(1, "mark");
  const Resource resource{.fields = {field}};
  std::vector<std::string> sent;
  for (const Mutation& each : mutations(resource, rule, maker.body(resource, {}), maker)) {
    const Json* value = each.body.find(field.name);
    sent.push_back((value == nullptr ? "(absent)" : value->dump()) + (each.must_reject ? "" : "?"));
  }
  return sent;
}

TEST(Mutations, OnlyRequiredFieldsAreLeftOutOrNulled) {
  const Resource resource{.fields = {{.name = "a", .required = true},
                                     {.name = "b"},
                                     {.name = "c", .required = true, .nullable = true}}};
  EXPECT_THAT(said(resource, Rule::kMissing),
              ElementsAre("a left out, though required", "c left out, though required"));
  EXPECT_THAT(said(resource, Rule::kNull), ElementsAre("a = null, though required"));
}

TEST(Mutations, TypesAreBrokenBeyondCoercion) {
  EXPECT_THAT(values({.name = "n", .type = FieldType::kInteger}, Rule::kType),
              ElementsAre("\"abc\"", HasSubstr("{")));
  EXPECT_THAT(values({.name = "n", .type = FieldType::kDecimal, .scale = 2}, Rule::kType),
              ElementsAre("\"abc\"", HasSubstr("{")));
  EXPECT_THAT(values({.name = "s"}, Rule::kType), ElementsAre(HasSubstr("{"), "[]"));
  EXPECT_THAT(values({.name = "b", .type = FieldType::kBoolean}, Rule::kType),
              ElementsAre("\"x\"", HasSubstr("{")));
}

TEST(Mutations, EmptyIsBrokenOnlyWhereItIsRuledOut) {
  EXPECT_THAT(values({.name = "s", .required = true, .min_length = 1}, Rule::kEmpty),
              ElementsAre("\"\""));
  EXPECT_THAT(values({.name = "s", .required = true, .non_blank = true}, Rule::kEmpty),
              ElementsAre("\"\"", "\"   \""));
  EXPECT_THAT(values({.name = "s", .required = true, .pattern = "[a-z]+"}, Rule::kEmpty),
              ElementsAre("\"\""));
  EXPECT_THAT(values({.name = "s", .required = true, .pattern = "[a-z]*"}, Rule::kEmpty),
              IsEmpty());
  EXPECT_THAT(values({.name = "s", .required = true}, Rule::kEmpty), IsEmpty());
  EXPECT_THAT(values({.name = "s", .min_length = 1}, Rule::kEmpty), IsEmpty());
  EXPECT_THAT(values({.name = "n", .type = FieldType::kInteger, .required = true}, Rule::kEmpty),
              IsEmpty());
}

TEST(Mutations, LengthsMissByOneCharacter) {
  const auto sent = values({.name = "s", .min_length = 3, .max_length = 10}, Rule::kLength);
  ASSERT_EQ(sent.size(), 2U);
  EXPECT_EQ(sent[0].size(), 2U + 2U);
  EXPECT_EQ(sent[1].size(), 11U + 2U);
  // One less than one is the empty text, which has its own rule.
  EXPECT_EQ(values({.name = "s", .min_length = 1, .max_length = 10}, Rule::kLength).size(), 1U);
}

TEST(Mutations, WithoutAMaximumAVeryLongTextMayGoEitherWay) {
  const auto sent = values({.name = "s"}, Rule::kLength);
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_EQ(sent[0].size(), 10'000U + 3U);
  EXPECT_TRUE(sent[0].ends_with('?'));
  EXPECT_THAT(values({.name = "s", .format = "uuid"}, Rule::kLength), IsEmpty());
  EXPECT_THAT(values({.name = "s", .members = {"a"}}, Rule::kLength), IsEmpty());
}

TEST(Mutations, RangesMissByOneStep) {
  EXPECT_THAT(values({.name = "quantity", .type = FieldType::kInteger, .min = 1, .max = 1000},
                     Rule::kRange),
              ElementsAre("0", "1001", "1e400?"));
  EXPECT_THAT(
      values({.name = "p", .type = FieldType::kDecimal, .min = 0.01, .max = 100000, .scale = 2},
             Rule::kRange),
      ElementsAre("0.00", "100000.01", "1e400?"));
  EXPECT_THAT(values({.name = "n", .type = FieldType::kInteger, .min = 0}, Rule::kRange),
              ElementsAre("-1", "2147483648?", "1e400?"));
  EXPECT_THAT(values({.name = "n", .type = FieldType::kInteger}, Rule::kRange),
              ElementsAre("2147483648?"));
  EXPECT_THAT(values({.name = "n", .type = FieldType::kDecimal}, Rule::kRange), IsEmpty());
}

TEST(Mutations, AnExclusiveBoundIsItselfTooFar) {
  EXPECT_THAT(values({.name = "p",
                      .type = FieldType::kDecimal,
                      .min = 0,
                      .max = 1,
                      .exclusive_min = true,
                      .exclusive_max = true,
                      .scale = 2},
                     Rule::kRange),
              ElementsAre("0.00", "1.00", "1e400?"));
}

TEST(Mutations, FormatsAreBrokenPlainly) {
  EXPECT_THAT(values({.name = "x", .format = "email"}, Rule::kFormat),
              ElementsAre("\"no-at-sign\""));
  EXPECT_THAT(values({.name = "x", .format = "uuid"}, Rule::kFormat), ElementsAre("\"123\""));
  EXPECT_THAT(values({.name = "x", .format = "date"}, Rule::kFormat),
              ElementsAre("\"2024-13-40\""));
  EXPECT_THAT(values({.name = "x", .format = "uri"}, Rule::kFormat), ElementsAre("\"::\""));
  EXPECT_THAT(values({.name = "x", .format = "currency"}, Rule::kFormat), ElementsAre("\"ZZZZ\""));
  EXPECT_EQ(values({.name = "x", .pattern = "^[A-Z]{3}$"}, Rule::kFormat).size(), 1U);
  EXPECT_THAT(values({.name = "x", .pattern = "[a-z]*"}, Rule::kFormat), IsEmpty());
  // A name that sounds like a format declares none.
  EXPECT_THAT(values({.name = "email"}, Rule::kFormat), IsEmpty());
}

TEST(Mutations, AnOpenEnumMayKeepAStranger) {
  EXPECT_THAT(values({.name = "c", .members = {"a", "b"}}, Rule::kEnum),
              ElementsAre("\"__not_a_member__\""));
  EXPECT_THAT(values({.name = "c", .open = true, .members = {"a", "b"}}, Rule::kEnum),
              ElementsAre("\"__not_a_member__\"?"));
  EXPECT_THAT(values({.name = "c", .type = FieldType::kInteger, .members = {1, 2}}, Rule::kEnum),
              ElementsAre("987654321"));
  EXPECT_THAT(values({.name = "c"}, Rule::kEnum), IsEmpty());
}

TEST(Mutations, ReferencesAreBrokenByTypeAndAbsenceAlone) {
  const Resource order{.fields = {{.name = "product_id",
                                   .type = FieldType::kReference,
                                   .required = true,
                                   .to = "product"}}};
  EXPECT_THAT(said(order, Rule::kMissing), ElementsAre("product_id left out, though required"));
  EXPECT_EQ(said(order, Rule::kType).size(), 1U);
  for (const Rule rule : {Rule::kEmpty, Rule::kLength, Rule::kRange, Rule::kFormat, Rule::kEnum}) {
    EXPECT_THAT(said(order, rule), IsEmpty());
  }
}

TEST(Mutations, NestedFieldsAreNamedByTheirPath) {
  const Resource resource{.fields = {{.name = "address",
                                      .type = FieldType::kObject,
                                      .fields = {{.name = "city", .required = true}}},
                                     {.name = "lines",
                                      .type = FieldType::kArray,
                                      .items = {{.type = FieldType::kObject,
                                                 .fields = {{.name = "qty",
                                                             .type = FieldType::kInteger,
                                                             .required = true,
                                                             .min = 1}}}}},
                                     {.name = "tags",
                                      .type = FieldType::kArray,
                                      .items = {{.name = "tag", .required = true}}}}};
  EXPECT_THAT(said(resource, Rule::kMissing),
              ElementsAre("address.city left out, though required",
                          "lines[0].qty left out, though required"));
  SampleMaker maker(1, "mark");
  const auto broken = mutations(resource, Rule::kRange, maker.body(resource, {}), maker);
  ASSERT_FALSE(broken.empty());
  EXPECT_EQ(broken[0].field, "lines[0].qty");
  EXPECT_EQ(broken[0].body.at("/lines/0/qty")->text(), "0");
}

TEST(Mutations, ServerControlledFieldsAreLeftAloneAndImmutableOnesAreNot) {
  const Resource resource{
      .fields = {{.name = "id", .required = true}, {.name = "sku", .required = true}},
      .server_controlled = {"id"},
      .immutable = {"sku"}};
  EXPECT_THAT(said(resource, Rule::kMissing), ElementsAre("sku left out, though required"));
}

TEST(Mutations, EachBodyHasFreshUniqueValuesAndItsMarker) {
  const Resource resource{
      .fields = {
          {.name = "name", .required = true, .max_length = 60},
          {.name = "note", .max_length = 60},
          {.name = "sku", .required = true, .unique = true, .pattern = "[A-Z]{3}-[0-9]{4}"}}};
  SampleMaker maker(1, "mark");
  const Json valid = maker.body(resource, {});
  std::set<std::string> skus{valid.find("sku")->text()};
  std::size_t bodies = 1;
  for (const Rule rule : {Rule::kNull, Rule::kType, Rule::kLength}) {
    for (const Mutation& each : mutations(resource, rule, valid, maker)) {
      if (each.field != "sku") {
        skus.insert(each.body.find("sku")->text());
        ++bodies;
      }
      const char* marked = each.field == "name" ? "note" : "name";
      EXPECT_THAT(each.body.find(marked)->text(), HasSubstr("mark ")) << each.what;
    }
  }
  EXPECT_EQ(skus.size(), bodies);
}

TEST(Mutations, ASampleDeclaresNoRule) {
  const Resource resource{.sample = *Json::parse(R"({"name":"Desk lamp","price":3})")};
  for (const std::string& line : said(resource, Rule::kType))
    EXPECT_THAT(line, HasSubstr("(lenient)"));
  EXPECT_THAT(said(resource, Rule::kEmpty), ElementsAre("name = \"\" (lenient)"));
  EXPECT_THAT(said(resource, Rule::kMissing), IsEmpty());
  EXPECT_THAT(said(resource, Rule::kRange), IsEmpty());
}

TEST(Mutations, MessagesSayWhatIsBroken) {
  const Resource resource{
      .fields = {{.name = "quantity", .type = FieldType::kInteger, .min = 1, .max = 1000}}};
  EXPECT_THAT(said(resource, Rule::kRange),
              ElementsAre("quantity = 0, below its minimum of 1",
                          "quantity = 1001, above its maximum of 1000",
                          "quantity = 1e400, beyond every number type (lenient)"));
}

}  // namespace
}  // namespace assay
