// SPDX-License-Identifier: MIT
// Samples satisfy their fields, never repeat where they must not, and carry the marker.
#include "contract/sample.h"

#include <set>

#include <gtest/gtest.h>

#include "contract/pattern.h"
#include "contract/text_value.h"

namespace assay {
namespace {

Resource product() {
  return {
      .name = "product",
      .fields =
          {{.name = "name", .required = true, .min_length = 1, .max_length = 120},
           {.name = "sku", .required = true, .unique = true, .pattern = "^[A-Z]{3}-[0-9]{4}$"},
           {.name = "price", .type = FieldType::kDecimal, .min = 0.01, .max = 100000, .scale = 2},
           {.name = "stock", .type = FieldType::kInteger, .min = 0},
           {.name = "category", .members = {"book", "toy"}},
           {.name = "id"}},
      .server_controlled = {"id"}};
}

TEST(Sample, ABodyHoldsEveryFieldThatClientsMayWrite) {
  SampleMaker maker(1, "g1-create-1");
  const Json body = maker.body(product(), {});
  EXPECT_EQ(body.size(), 5U);
  EXPECT_EQ(body.find("id"), nullptr);
  EXPECT_EQ(body.find("name")->text().substr(0, 11), "g1-create-1");
  EXPECT_TRUE(matches_whole("^[A-Z]{3}-[0-9]{4}$", body.find("sku")->text()));
  EXPECT_TRUE(matches_whole(R"(\d+\.\d\d)", body.find("price")->text()));
  EXPECT_GT(body.find("price")->as_double(), 1);
  EXPECT_LT(body.find("price")->as_double(), 99'999);
  EXPECT_GE(body.find("stock")->as_int(), 5000);
}

TEST(Sample, TheSameSeedAndCallsGiveTheSameBody) {
  SampleMaker first(1, "m");
  SampleMaker second(1, "m");
  SampleMaker other(2, "m");
  const Json body = first.body(product(), {});
  EXPECT_EQ(body, second.body(product(), {}));
  EXPECT_FALSE(body == other.body(product(), {}));
}

TEST(Sample, UniqueValuesNeverRepeatWithinAMakersPlaces) {
  std::set<std::string> seen;
  for (std::uint64_t check = 0; check < 60; ++check) {
    SampleMaker maker(1, "check-" + std::to_string(check), check * 4096);
    for (int i = 0; i < 20; ++i)
      seen.insert(maker.body(product(), {}).find("sku")->text());
  }
  EXPECT_EQ(seen.size(), 1200U);
}

TEST(Sample, EveryFormatGivesAPlainValue) {
  SampleMaker maker(3, "m");
  const auto text = [&](std::string format) {
    return maker.value({.name = "x", .format = std::move(format)}).text();
  };
  EXPECT_TRUE(matches_whole(R"([a-z]+@example\.com)", text("email")));
  EXPECT_TRUE(matches_whole("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
                            text("uuid")));
  EXPECT_TRUE(matches_whole(R"(https://example\.com/[a-z]+)", text("uri")));
  EXPECT_TRUE(matches_whole(R"(203\d-\d\d-\d\d)", text("date")));
  EXPECT_TRUE(matches_whole(R"(203\d-\d\d-\d\dT10:20:30Z)", text("date-time")));
  EXPECT_TRUE(matches_whole("EUR|USD|GBP", text("currency")));
}

TEST(Sample, NamesSuggestWhatAServiceMayHoldThemTo) {
  SampleMaker maker(3, "m");
  EXPECT_TRUE(
      matches_whole(R"([a-z]+@example\.com)", maker.value({.name = "contactEmail"}).text()));
  EXPECT_TRUE(matches_whole("https://.*", maker.value({.name = "website"}).text()));
  EXPECT_TRUE(matches_whole("[a-z]+", maker.value({.name = "username"}).text()));
  EXPECT_TRUE(matches_whole(R"(19\d\d-\d\d-\d\d)", maker.value({.name = "birth_date"}).text()));
  EXPECT_LT(maker.value({.name = "age", .type = FieldType::kInteger, .min = 0}).as_int(), 100);
}

TEST(Sample, LengthsAreKept) {
  SampleMaker maker(3, "m");
  for (int most = 1; most < 60; ++most) {
    const Json value = maker.value({.name = "label", .min_length = most / 2, .max_length = most});
    EXPECT_LE(value.text().size(), static_cast<std::size_t>(most));
    EXPECT_GE(value.text().size(), static_cast<std::size_t>(most) / 2);
  }
  EXPECT_EQ(maker.value({.name = "country", .min_length = 5, .max_length = 5}).text().size(), 5U);
  EXPECT_GE(maker.value({.name = "note", .min_length = 300}).text().size(), 300U);
}

TEST(Sample, QuantitiesAreSmallAndOtherNumbersAwayFromTheEdges) {
  SampleMaker maker(3, "m");
  for (int i = 0; i < 50; ++i) {
    const auto quantity =
        maker.value({.name = "quantity", .type = FieldType::kInteger, .min = 1, .max = 1000})
            .as_int();
    EXPECT_GE(quantity, 2);
    EXPECT_LE(quantity, 4);
    const auto score =
        maker.value({.name = "points", .type = FieldType::kInteger, .min = 0, .max = 100}).as_int();
    EXPECT_GE(score, 25);
    EXPECT_LE(score, 75);
    const auto tiny =
        maker.value({.name = "level", .type = FieldType::kInteger, .min = 1, .max = 2}).as_int();
    EXPECT_GE(tiny, 1);
    EXPECT_LE(tiny, 2);
  }
}

TEST(Sample, ReferencesComeFromTheMapOrAreLeftOut) {
  const Resource order{
      .name = "order",
      .fields = {
          {.name = "product_id", .type = FieldType::kReference, .to = "product"},
          {.name = "lines",
           .type = FieldType::kArray,
           .items = {
               {.type = FieldType::kObject,
                .fields = {{.name = "product_id", .type = FieldType::kReference, .to = "product"},
                           {.name = "qty", .type = FieldType::kInteger, .min = 1}}}}}}};
  SampleMaker maker(1, "m");
  const Json with = maker.body(order, {{"product", 7}});
  EXPECT_EQ(with.find("product_id")->text(), "7");
  EXPECT_EQ(with.at("/lines/0/product_id")->text(), "7");
  EXPECT_NE(with.at("/lines/0/qty"), nullptr);
  const Json without = maker.body(order, {});
  EXPECT_EQ(without.find("product_id"), nullptr);
}

TEST(Sample, ADeclaredSampleIsUsedUnlessItMustBeUnique) {
  SampleMaker maker(1, "m");
  EXPECT_EQ(maker.value({.name = "tone", .sample = Json("warm")}).text(), "warm");
  const Field code{.name = "code", .unique = true, .sample = Json("A1")};
  EXPECT_NE(maker.value(code), maker.value(code));
  // The generator cannot draw from a back-reference; the rubric's own value stands in.
  EXPECT_EQ(maker.value({.name = "x", .unique = true, .pattern = R"((a)\1)", .sample = Json("aa")})
                .text(),
            "aa");
}

TEST(Sample, ASampleBodyIsMadeFresh) {
  const Resource user{
      .name = "user",
      .sample = *Json::parse(R"({"name":"Ann Lee","email":"ann@x.org","badge":"AB-1234",
        "size":"2XL","status":"active","team_id":1,"ip":"10.0.0.1","score":4.5})")};
  SampleMaker maker(1, "mark");
  const Json body = maker.body(user, {{"team", 9}});
  EXPECT_EQ(body.find("name")->text().substr(0, 13), "Ann Lee mark ");
  EXPECT_NE(body.find("email")->text(), "ann@x.org");
  EXPECT_TRUE(matches_whole(R"(AB-\d{4})", body.find("badge")->text()));
  EXPECT_EQ(body.find("size")->text(), "2XL");
  EXPECT_EQ(body.find("status")->text(), "active");
  EXPECT_EQ(body.find("ip")->text(), "10.0.0.1");
  EXPECT_EQ(body.find("team_id")->text(), "9");
  EXPECT_EQ(body.find("score")->text(), "4.5");
}

TEST(Sample, FieldsAreInferredWithoutRules) {
  const std::vector<Field> fields = fields_from_sample(*Json::parse(
      R"({"name":"x","n":3,"price":"","cost":1.50,"ok":true,"tags":["a"],"at":{"b":1},"mail":"a@b.io"})"));
  ASSERT_EQ(fields.size(), 8U);
  EXPECT_EQ(fields[1].type, FieldType::kInteger);
  EXPECT_EQ(fields[3].type, FieldType::kDecimal);
  EXPECT_EQ(fields[3].scale, 2);
  EXPECT_EQ(fields[4].type, FieldType::kBoolean);
  EXPECT_EQ(fields[5].items.at(0).type, FieldType::kString);
  EXPECT_EQ(fields[6].fields.at(0).name, "b");
  EXPECT_EQ(fields[7].format, "email");
  for (const Field& field : fields)
    EXPECT_FALSE(field.required || field.unique);
}

TEST(Sample, TheMarkerNeedsRoomAndFreeText) {
  const Resource resource{.fields = {{.name = "email"},
                                     {.name = "short", .max_length = 39},
                                     {.name = "kind", .members = {"a"}},
                                     {.name = "title", .max_length = 40}}};
  ASSERT_NE(free_text_field(resource), nullptr);
  EXPECT_EQ(free_text_field(resource)->name, "title");
  EXPECT_EQ(free_text_field({.fields = {{.name = "n", .type = FieldType::kInteger}}}), nullptr);
}

TEST(Sample, TheMarkerGoesWherePeopleWriteAndNeverIntoAnId) {
  const Resource car{.fields = {{.name = "id", .min_length = 1},
                                {.name = "ownerId"},
                                {.name = "colour"},
                                {.name = "category"},
                                {.name = "description"}}};
  EXPECT_EQ(free_text_field(car)->name, "description");
  const Resource without{.fields = {{.name = "id"}, {.name = "session_token"}, {.name = "make"}}};
  EXPECT_EQ(free_text_field(without)->name, "make");
  EXPECT_EQ(free_text_field({.fields = {{.name = "id"}}}), nullptr);
  SampleMaker maker(1, "g1-mark");
  const Json body = maker.body(car, {});
  EXPECT_TRUE(matches_whole("[a-z]+", body.find("id")->text()));
  EXPECT_NE(body.find("description")->text().find("g1-mark"), std::string::npos);
}

TEST(Sample, HolesOfASampleAreFilledAnewInEveryBody) {
  const Json sample = Json::object({{"title", "About {{unique}}"},
                                    {"owner", Json::object({{"email", "{{email}}"}})},
                                    {"isbn", "{{match:97[89][0-9]{10}}}"}});
  SampleMaker maker(1, "g1-mark");
  const Json first = maker.body({.sample = sample}, {});
  const Json second = maker.body({.sample = sample}, {});
  EXPECT_TRUE(matches_whole("97[89][0-9]{10}", first.find("isbn")->text()));
  EXPECT_NE(first.find("isbn")->text(), second.find("isbn")->text());
  EXPECT_TRUE(matches_whole("About [a-z]{10} g1-mark [a-z]+", first.find("title")->text()));
  EXPECT_NE(*first.at("/owner/email"), *second.at("/owner/email"));
}

TEST(Sample, PasswordsAreStrongAndShortEnoughForBcrypt) {
  SampleMaker maker(1, "m");
  EXPECT_TRUE(matches_whole("[A-Z][a-z][0-9]![a-z]{12}", maker.password()));
  const Field password{.name = "password", .min_length = 8, .max_length = 200};
  EXPECT_LE(maker.text_of_length(password, 200).size(), 72U);
}

TEST(Sample, AnEMailMayHaveAnyLength) {
  SampleMaker maker(1, "m");
  const Field email{.name = "email", .format = "email"};
  for (std::size_t length = 13; length < 260; ++length) {
    const std::string text = maker.text_of_length(email, length);
    EXPECT_EQ(text.size(), length);
    EXPECT_TRUE(matches_whole(R"([a-z]{1,64}@([a-z]{1,63}\.)+com)", text)) << text;
  }
}

TEST(Sample, AListOfTextsHoldsTwoWhereItMay) {
  const auto tags = [](std::optional<int> most) {
    return Resource{.name = "article",
                    .fields = {{.name = "tags",
                                .type = FieldType::kArray,
                                .max_length = most,
                                .items = {{.type = FieldType::kString}}}}};
  };
  SampleMaker maker(1, "m");
  const Json body = maker.body(tags(std::nullopt), {});
  ASSERT_EQ(body.find("tags")->items().size(), 2U);
  EXPECT_NE(body.find("tags")->items()[0], body.find("tags")->items()[1]);
  EXPECT_EQ(maker.body(tags(1), {}).find("tags")->items().size(), 1U);
}

}  // namespace
}  // namespace assay
