// SPDX-License-Identifier: MIT
// Fields: what they may say, and values that keep their rules.
#include <gtest/gtest.h>

#include "rubric/fits.h"
#include "rubric/patterns.h"
#include "tests/rubric/support.h"

namespace assay {
namespace {

std::string rubric_with(const std::string& field) {
  return "assay: 1\nid: shop\napi: {resources: {item: {path: /items, fields: {f: " + field +
         "}}}}\n";
}

Field field_of(const std::string& field) {
  const Rubric rubric = rubric_of(rubric_with(field));
  return rubric.contract.resources.at(0).fields.at(0);
}

std::string misfit(const char* json, const Field& field) {
  return misfit_of(Json::parse(json).value(), field);
}

TEST(Fields, ADecimalWithoutAScaleTakesTheDigitsOfItsBounds) {
  EXPECT_EQ(field_of("{type: decimal, min: 0.01, max: 10}").scale, 2);
  EXPECT_EQ(field_of("{type: decimal, min: 1.50}").scale, 1);
  EXPECT_EQ(field_of("{type: decimal}").scale, 0);
  EXPECT_EQ(field_of("{type: decimal, min: 1, scale: 3}").scale, 3);
}

TEST(Fields, ListsAndObjectsHoldFields) {
  const Field tags = field_of("{type: array, items: {type: integer, min: 1}}");
  EXPECT_EQ(tags.items.at(0).min, 1);
  const Field maker = field_of("{type: object, fields: {city: {type: string, required: true}}}");
  EXPECT_TRUE(maker.fields.at(0).required);
  EXPECT_EQ(refusal_of(rubric_with("{type: array}")), "field 'f' lacks the key 'items'");
}

TEST(Fields, APatternBeyondDrawingTakesItsSampleFromTheResource) {
  const Rubric rubric = rubric_of(
      "assay: 1\nid: shop\napi: {resources: {item: {path: /items, fields: {f: {pattern: "
      "\"^(?=.*[0-9]).{4}$\"}}, sample: {f: abc1}}}}\n");
  EXPECT_EQ(rubric.contract.resources.at(0).fields.at(0).sample->text(), "abc1");
}

TEST(Fit, NumbersKeepBoundsAndScale) {
  const Field price{.type = FieldType::kDecimal, .min = 0.01, .max = 100, .scale = 2};
  EXPECT_EQ(misfit("0.01", price), "");
  EXPECT_EQ(misfit("\"10.00\"", price), "");
  EXPECT_EQ(misfit("19.99", price), "");
  EXPECT_EQ(misfit("0.001", price), "0.001 is below min 0.01");
  EXPECT_EQ(misfit("100.01", price), "100.01 is above max 100");
  EXPECT_EQ(misfit("1.005", price), "1.005 has more than 2 digits after the point");
  EXPECT_EQ(misfit("\"ten\"", price), "\"ten\" is not a number");
}

TEST(Fit, ExclusiveBoundsAreOutside) {
  const Field field{.type = FieldType::kInteger,
                    .min = 1,
                    .max = 3,
                    .exclusive_min = true,
                    .exclusive_max = true};
  EXPECT_EQ(misfit("1", field), "1 is below min 1");
  EXPECT_EQ(misfit("2", field), "");
  EXPECT_EQ(misfit("3", field), "3 is above max 3");
  EXPECT_EQ(misfit("2.5", field), "2.5 is not a whole number");
}

TEST(Fit, LengthsCountCharacters) {
  const Field name{.type = FieldType::kString, .non_blank = true, .min_length = 2, .max_length = 3};
  EXPECT_EQ(misfit("\"äöü\"", name), "");
  EXPECT_EQ(misfit("\"ä\"", name), "its length 1 is below min_length 2");
  EXPECT_EQ(misfit("\"abcd\"", name), "its length 4 is above max_length 3");
  EXPECT_EQ(misfit("\"   \"", name), "it is blank");
}

TEST(Fit, EnumsPatternsAndNulls) {
  const Field kind{.type = FieldType::kString, .members = {Json("a"), Json("b")}};
  EXPECT_EQ(misfit("\"c\"", kind), "\"c\" is no member of the enum");
  Field open = kind;
  open.open = true;
  EXPECT_EQ(misfit("\"c\"", open), "");
  const Field sku{.type = FieldType::kString, .pattern = "[A-Z]{3}"};
  EXPECT_EQ(misfit("\"ABCD\"", sku), "it does not match [A-Z]{3}");
  EXPECT_EQ(misfit("null", sku), "null is not text");
  EXPECT_EQ(misfit("null", Field{.nullable = true}), "");
}

TEST(Fit, APatternThatCannotBeMatchedHereAccusesNobody) {
  EXPECT_EQ(misfit("\"x\"", Field{.type = FieldType::kString, .pattern = "(?=y)."}), "");
}

TEST(Pattern, FaultsAreNamed) {
  EXPECT_EQ(pattern_fault("^[A-Z]{3}-[0-9]{4}$"), "");
  EXPECT_EQ(pattern_fault("[]a]"), "");
  EXPECT_EQ(pattern_fault("[^]a]"), "");
  EXPECT_EQ(pattern_fault("(?:a|b)+\\["), "");
  EXPECT_EQ(pattern_fault("(a"), "a '(' is never closed");
  EXPECT_EQ(pattern_fault("a)"), "a ')' closes nothing");
  EXPECT_EQ(pattern_fault("[a"), "a '[' is never closed");
  EXPECT_EQ(pattern_fault("|*"), "a '*' repeats nothing");
  EXPECT_EQ(pattern_fault("a\\"), "it ends in a backslash");
}

}  // namespace
}  // namespace assay
