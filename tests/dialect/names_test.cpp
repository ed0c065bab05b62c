// SPDX-License-Identifier: MIT
// Names are the same name in every case style, and no others are.
#include "dialect/names.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

TEST(Names, EveryCaseStyleFoldsAlike) {
  for (const char* name : {"created_at", "createdAt", "created-at", "CreatedAt", "CREATED_AT"}) {
    EXPECT_TRUE(same_name(name, "created_at")) << name;
  }
}

TEST(Names, DifferentWordsStayDifferent) {
  EXPECT_FALSE(same_name("name", "names"));
  EXPECT_FALSE(same_name("id", "uid"));
  EXPECT_FALSE(same_name("price", "price_2"));
}

TEST(Names, AMemberIsFoundUnderItsOtherSpellings) {
  const Json item = *Json::parse(R"({"productId": 7, "qty": 2})");
  ASSERT_NE(member(item, "product_id"), nullptr);
  EXPECT_EQ(member(item, "product_id")->text(), "7");
  ASSERT_NE(member(item, "quantity", {"qty"}), nullptr);
  EXPECT_EQ(member(item, "quantity"), nullptr);
}

TEST(Names, TheExactSpellingWinsOverAFoldedOne) {
  const Json item = *Json::parse(R"({"_id": "mongo", "id": "mine"})");
  EXPECT_EQ(member(item, "id")->text(), "mine");
  EXPECT_EQ(member(item, "_id")->text(), "mongo");
}

TEST(Names, JsonApiAttributesAreSeenThrough) {
  const Json item =
      *Json::parse(R"({"id": "1", "type": "products", "attributes": {"unitPrice": 5}})");
  ASSERT_NE(member(item, "unit_price"), nullptr);
  EXPECT_EQ(member(item, "unit_price")->text(), "5");
  EXPECT_EQ(member(item, "id")->text(), "1");
}

TEST(Names, WhatIsNoObjectHasNoMembers) {
  EXPECT_EQ(member(Json("text"), "id"), nullptr);
  EXPECT_EQ(member(*Json::parse(R"([{"id":1}])"), "id"), nullptr);
}

TEST(Names, ANameTakesAnyStyle) {
  EXPECT_EQ(styled("product_id", NameStyle::kCamel), "productId");
  EXPECT_EQ(styled("product_id", NameStyle::kPascal), "ProductId");
  EXPECT_EQ(styled("product_id", NameStyle::kKebab), "product-id");
  EXPECT_EQ(styled("productId", NameStyle::kSnake), "product_id");
  EXPECT_EQ(styled("userID", NameStyle::kSnake), "user_id");
  EXPECT_EQ(styled("HTTPServer", NameStyle::kSnake), "http_server");
  EXPECT_EQ(styled("address2", NameStyle::kSnake), "address2");
  EXPECT_EQ(styled("sku", NameStyle::kCamel), "sku");
  EXPECT_EQ(styled("_rev_no", NameStyle::kCamel), "_revNo");
  EXPECT_EQ(styled("Odd_Name", NameStyle::kAsWritten), "Odd_Name");
  EXPECT_EQ(styled("___", NameStyle::kCamel), "___");
}

}  // namespace
}  // namespace assay
