// SPDX-License-Identifier: MIT
// Items, lists and ids are found in every envelope, and nothing is found where nothing is.
#include "dialect/envelope.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

std::string name_in(const char* body, std::string_view resource = "product") {
  const std::optional<Json> json = Json::parse(body);
  const Json* item = find_item(*json, resource);
  if (item == nullptr) return "(none)";
  const Json* name = item->find("name");
  return name == nullptr ? "(unnamed)" : name->text();
}

TEST(Envelope, AnItemIsFoundBareOrWrapped) {
  for (const char* body : {
           R"({"id":1,"name":"Lamp"})",
           R"({"name":"Lamp"})",
           R"({"data":{"id":1,"name":"Lamp"}})",
           R"({"item":{"id":1,"name":"Lamp"}})",
           R"({"result":{"name":"Lamp"},"took":3})",
           R"({"product":{"id":1,"name":"Lamp"}})",
           R"({"Product":{"id":1,"name":"Lamp"},"message":"created"})",
           R"({"createdProduct":{"_id":"a","name":"Lamp"},"message":"ok"})",
           R"({"success":true,"data":{"product":{"id":1,"name":"Lamp"}}})",
           R"({"status":"ok","code":200,"result":{"data":{"id":1,"name":"Lamp"}}})",
           R"({"jsonrpc":"2.0","result":{"id":1,"name":"Lamp"}})",
           R"({"id":1,"product":{"id":1,"name":"Lamp"}})",
           R"({"token":"t","product":{"id":1,"name":"Lamp"}})",
           R"([{"id":1,"name":"Lamp"}])",
       }) {
    EXPECT_EQ(name_in(body), "Lamp") << body;
  }
}

TEST(Envelope, AnItemWithAnEmbeddedObjectStaysWhole) {
  EXPECT_EQ(name_in(R"({"id":1,"name":"Lamp","data":{"id":2,"name":"inner"}})"), "Lamp");
  EXPECT_EQ(name_in(R"({"id":1,"name":"Lamp","attributes":{"name":"inner"}})"), "Lamp");
  EXPECT_EQ(name_in(R"({"slug":"lamp","name":"Lamp","payload":{"name":"inner"}})"), "Lamp");
  EXPECT_EQ(name_in(R"({"id":9,"name":"Order","product":{"id":1,"name":"Lamp"}})", "order"),
            "Order");
}

TEST(Envelope, AnEnvelopeAloneIsNoItem) {
  for (const char* body :
       {R"({})", R"(null)", R"([])", R"("text")", R"({"data":null})", R"({"data":{}})",
        R"({"data":[]})", R"({"success":false,"message":"not found"})",
        R"({"error":{"code":"not_found"}})", R"({"product":null})",
        R"({"statusCode":404,"message":"no","error":"Not Found"})"}) {
    EXPECT_EQ(name_in(body), "(none)") << body;
  }
}

TEST(Envelope, JsonApiGivesTheResourceObject) {
  const Json body = *Json::parse(
      R"({"data":{"type":"products","id":"7","attributes":{"name":"Lamp"}},"included":[]})");
  const Json* item = find_item(body, "product");
  ASSERT_NE(item, nullptr);
  EXPECT_EQ(id_of(*item, "product"), "7");
  ASSERT_NE(field_of(*item, {.name = "name"}), nullptr);
  EXPECT_EQ(field_of(*item, {.name = "name"})->text(), "Lamp");
}

std::size_t count_in(const char* body, std::string_view resource = "product") {
  const std::optional<Json> json = Json::parse(body);
  const Json* list = find_list(*json, resource);
  return list == nullptr ? 99 : list->items().size();
}

TEST(Envelope, AListIsFoundBareOrWrapped) {
  for (const char* body : {
           R"([{"id":1},{"id":2}])",
           R"({"data":[{"id":1},{"id":2}],"total":2})",
           R"({"items":[{"id":1},{"id":2}],"count":2})",
           R"({"results":[{"id":1},{"id":2}],"next":null})",
           R"({"content":[{"id":1},{"id":2}],"pageable":{"sort":[]}})",
           R"({"value":[{"id":1},{"id":2}]})",
           R"({"products":[{"id":1},{"id":2}],"page":1})",
           R"({"success":true,"data":{"products":[{"id":1},{"id":2}],"total":2}})",
           R"({"_embedded":{"products":[{"id":1},{"id":2}]},"_links":{"self":{"href":"/"}}})",
           R"({"hits":{"total":2,"hits":[{"id":1},{"id":2}]}})",
           R"({"first":1,"prev":null,"next":2,"items":30,"data":[{"id":1},{"id":2}]})",
           R"({"products":{"edges":[{"node":{"id":1}},{"node":{"id":2}}]}})",
           R"({"productCatalogue":[{"id":1},{"id":2}],"page":1})",
       }) {
    EXPECT_EQ(count_in(body), 2U) << body;
  }
  EXPECT_EQ(count_in(R"({"categories":[{"id":1},{"id":2}]})", "category"), 2U);
  EXPECT_EQ(count_in(R"({"data":[]})"), 0U);
}

TEST(Envelope, WhatHoldsNoListGivesNone) {
  EXPECT_EQ(count_in(R"({"id":1,"name":"Lamp","parts":[{"id":3}]})"), 99U);
  EXPECT_EQ(count_in(R"({"errors":[{"title":"bad"}]})"), 99U);
  EXPECT_EQ(count_in(R"({"message":"hello"})"), 99U);
  EXPECT_EQ(count_in(R"({"a":[{"x":1}],"b":[{"x":1}]})"), 99U);
}

std::string id_in(const char* item) {
  return id_of(*Json::parse(item), "product").value_or("(none)");
}

TEST(Envelope, AnIdIsFoundUnderItsUsualNames) {
  EXPECT_EQ(id_in(R"({"name":"x","id":42})"), "42");
  EXPECT_EQ(id_in(R"({"_id":"6553ab"})"), "6553ab");
  EXPECT_EQ(id_in(R"({"_id":{"$oid":"6553ab"}})"), "6553ab");
  EXPECT_EQ(id_in(R"({"uuid":"u-1"})"), "u-1");
  EXPECT_EQ(id_in(R"({"productId":5})"), "5");
  EXPECT_EQ(id_in(R"({"product_id":5})"), "5");
  EXPECT_EQ(id_in(R"({"slug":"lamp"})"), "lamp");
  EXPECT_EQ(id_in(R"({"name":"x","_links":{"self":{"href":"http://h/products/9/"}}})"), "9");
  EXPECT_EQ(id_in(R"({"title":"x","url":"http://h/todos/ab?x=1"})"), "ab");
  EXPECT_EQ(id_in(R"({"id":0})"), "0");
}

TEST(Envelope, OtherMembersAreNoId) {
  EXPECT_EQ(id_in(R"({"name":"x","order_id":5})"), "(none)");
  EXPECT_EQ(id_in(R"({"id":null})"), "(none)");
  EXPECT_EQ(id_in(R"({"id":true})"), "(none)");
  EXPECT_EQ(id_in(R"({"idea":3})"), "(none)");
}

TEST(Envelope, EveryIdIsListedTheLikeliestFirst) {
  const Json item = *Json::parse(R"({"slug":"lamp","id":1,"url":"/p/lamp"})");
  EXPECT_EQ(ids_of(item, "product"), (std::vector<std::string>{"1", "lamp"}));
}

TEST(Envelope, AReferenceMayBeEmbeddedOrRelated) {
  const Field field{.name = "product_id", .type = FieldType::kReference, .to = "product"};
  EXPECT_EQ(field_of(*Json::parse(R"({"productId":5})"), field)->text(), "5");
  EXPECT_TRUE(field_of(*Json::parse(R"({"product":{"id":5}})"), field)->is_object());
  EXPECT_EQ(field_of(*Json::parse(R"({"relationships":{"product":{"data":{"id":"5"}}}})"), field)
                ->find("id")
                ->text(),
            "5");
  EXPECT_EQ(field_of(*Json::parse(R"({"products":1})"), field), nullptr);
}

TEST(Envelope, PluralsAreSimpleEnglish) {
  EXPECT_EQ(plural("product"), "products");
  EXPECT_EQ(plural("category"), "categories");
  EXPECT_EQ(plural("day"), "days");
  EXPECT_EQ(plural("box"), "boxes");
  EXPECT_EQ(plural("address"), "addresses");
  EXPECT_EQ(plural("status"), "statuses");
  EXPECT_EQ(plural("person"), "people");
  EXPECT_EQ(plural("products"), "products");
}

TEST(Envelope, AWordMayBeAnIdAndASentenceIsNone) {
  EXPECT_EQ(bare_id(Json(16)), "16");
  EXPECT_EQ(bare_id(Json("0b9f6c1e-0000-4000-8000-000000000001")),
            "0b9f6c1e-0000-4000-8000-000000000001");
  for (const char* body : {R"("ok")", R"("Added 1 todo")", R"("created:1.")", "true", "null", "1.5",
                           R"({"message":"created"})", "[1]"}) {
    EXPECT_EQ(bare_id(*Json::parse(body)), std::nullopt) << body;
  }
}

}  // namespace
}  // namespace assay
