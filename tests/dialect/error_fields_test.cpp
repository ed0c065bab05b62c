// SPDX-License-Identifier: MIT
// The field that an error is about is found however it is named, and not where it is merely echoed.
#include "dialect/error_fields.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

TEST(ErrorFields, AFieldIsNamedInEveryCustom) {
  for (const char* body : {
           R"({"errors":{"product_id":["is required"]}})",
           R"({"product_id":["This field is required."]})",
           R"({"productId":"must not be null"})",
           R"({"errors":[{"field":"productId","message":"required"}]})",
           R"({"errors":[{"source":{"pointer":"/data/attributes/product-id"}}]})",
           R"({"detail":[{"loc":["body","product_id"],"msg":"field required"}]})",
           R"({"errors":[{"path":"product_id","msg":"bad"}]})",
           R"({"errors":[{"param":"product_id"}]})",
           R"({"issues":[{"path":["lines",0,"product_id"]}]})",
           R"({"violations":[{"propertyPath":"productId","message":"blank"}]})",
           R"({"message":"Product id is required"})",
           R"({"error":"\"product_id\" is required"})",
           R"({"errors":[{"instancePath":"/product_id"}]})",
           "product_id is required",
           R"({"errors":[{"field":"items[0].product_id"}]})",
           R"({"fieldErrors":{"ProductId":"x"}})",
       }) {
    EXPECT_TRUE(names_field(body, "product_id")) << body;
  }
  EXPECT_TRUE(names_field(R"({"message":"qty is bad"})", "quantity", {"qty"}));
}

TEST(ErrorFields, WhatTheClientSentIsNoNaming) {
  EXPECT_FALSE(
      names_field(R"({"detail":[{"loc":["body"],"input":{"product_id":1}}]})", "product_id"));
  EXPECT_FALSE(names_field(R"({"message":"invalid","received":{"product_id":1}})", "product_id"));
}

TEST(ErrorFields, TheErrorsOwnMembersAreNoFields) {
  EXPECT_FALSE(names_field(R"({"name":"ValidationError","message":"invalid"})", "name"));
  EXPECT_FALSE(names_field(R"({"title":"Bad Request","status":400})", "title"));
  EXPECT_FALSE(names_field(R"({"error":{"description":"bad","code":1}})", "description"));
  EXPECT_FALSE(names_field(R"({"statusCode":400,"message":"Validation failed"})", "price"));
}

TEST(ErrorFields, AFieldWithAnErrorsNameIsStillFoundWhereFieldsStand) {
  EXPECT_TRUE(names_field(R"({"name":"must not be blank"})", "name"));
  EXPECT_TRUE(names_field(R"({"message":"invalid","errors":{"name":"blank"}})", "name"));
  EXPECT_TRUE(names_field(R"({"message":"name is required"})", "name"));
  EXPECT_TRUE(
      names_field(R"({"errors":{"name":{"name":"ValidatorError","path":"name"}}})", "name"));
}

TEST(ErrorFields, PartsOfWordsAreOtherWords) {
  EXPECT_FALSE(names_field(R"({"message":"username is taken"})", "name"));
  EXPECT_FALSE(names_field(R"({"message":"priceless"})", "price"));
  EXPECT_FALSE(names_field("", "name"));
}

TEST(ErrorFields, ABucketOfMessagesForTheBodyIsNoEcho) {
  EXPECT_TRUE(names_field(
      R"({"errors":{"body":"Key: 'Article.Title' Error:Field validation for 'Title' failed"}})",
      "title"));
  EXPECT_TRUE(names_field(R"({"errors":{"body":["title can't be empty"]}})", "title"));
  EXPECT_FALSE(names_field(R"({"error":"invalid","body":"{\"title\":1}"})", "title"));
  EXPECT_FALSE(names_field(R"({"errors":{"body":{"title":1}}})", "title"));
}

}  // namespace
}  // namespace assay
