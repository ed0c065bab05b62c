// SPDX-License-Identifier: MIT
// An OpenAPI document as a contract: resources, fields with their rules, users, what is left out.
#include "dialect/stated_api.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace assay {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Json json(std::string_view text) {
  return Json::parse(text).value();
}

// A document of 3.0 whose POST /items takes this schema.
StatedApi api_with_body(const std::string& schema) {
  return stated_api(json(R"({"openapi": "3.0.3", "paths": {"/items": {"get": {}, "post":
    {"requestBody": {"content": {"application/json": {"schema": )" +
                         schema + "}}}}}}}"));
}

Field only_field(const StatedApi& api) {
  return api.contract.resources.at(0).fields.at(0);
}

TEST(StatedApi, ReadsAResourceWithItsListAndItsItem) {
  const StatedApi api = stated_api(json(R"({"openapi": "3.0.3", "info": {"title": "Shop"},
    "servers": [{"url": "http://localhost:3000/api"}], "security": [{"token": []}],
    "paths": {
      "/v1/categories": {
        "parameters": [{"in": "query", "name": "limit", "schema": {"maximum": 50, "default": 20}}],
        "get": {"security": [], "parameters": [
          {"in": "query", "name": "offset"}, {"in": "query", "name": "name"},
          {"in": "query", "name": "sort", "schema": {"enum": ["name", "-name", "other"]}}]},
        "post": {
          "parameters": [{"in": "header", "name": "idempotency-key", "required": true}],
          "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/New"}}}},
          "responses": {"201": {"content": {"application/json": {"schema":
            {"allOf": [{"$ref": "#/components/schemas/New"},
                       {"properties": {"id": {"type": "integer"}, "parts": {"type": "array"}}}]}}}}}}},
      "/v1/categories/{id}": {
        "get": {}, "put": {"parameters": [{"in": "header", "name": "If-Match"}]}, "delete": {}},
      "/v1/categories/{id}/merge": {"post": {}},
      "/v1/rebuild": {"post": {}}},
    "components": {"schemas": {"New": {"required": ["name"], "properties": {"name": {"type": "string"}}}}}})"));
  EXPECT_EQ(api.title, "Shop");
  EXPECT_EQ(api.base, "/api/v1");
  EXPECT_TRUE(api.secured);
  EXPECT_THAT(api.left_out, ElementsAre("/v1/categories/{id}/merge", "/v1/rebuild"));
  ASSERT_EQ(api.contract.resources.size(), 1U);
  const Resource& category = api.contract.resources[0];
  EXPECT_EQ(category.name, "category");
  EXPECT_EQ(category.path, "/categories");
  EXPECT_EQ(category.read, Access::kPublic);
  EXPECT_TRUE(category.fields.at(0).required);
  EXPECT_THAT(category.server_controlled, ElementsAre("id"));
  EXPECT_EQ(category.list.paging, Demand::kRequired);
  EXPECT_EQ(category.list.size_param, "limit");
  EXPECT_EQ(category.list.position_param, "offset");
  EXPECT_EQ(category.list.size_max, 50);
  EXPECT_EQ(category.list.default_max, 20);
  EXPECT_THAT(category.list.filter, ElementsAre("name"));
  EXPECT_THAT(category.list.sort, ElementsAre("name"));
  EXPECT_TRUE(category.put);
  EXPECT_FALSE(category.patch);
  EXPECT_EQ(category.deletion, Deletion::kHard);
  EXPECT_EQ(category.lock, LockKind::kEtag);
  EXPECT_EQ(category.idempotency_key, Demand::kRequired);
}

TEST(StatedApi, ReadsTheRulesOfTexts) {
  const StatedApi api = api_with_body(R"({"properties": {
    "sku": {"type": "string", "minLength": 8, "maxLength": 8, "pattern": "^[A-Z]{3}-[0-9]{4}$"},
    "mail": {"type": "string", "format": "email"},
    "part": {"type": "string", "pattern": "[a-z]"},
    "ahead": {"type": "string", "pattern": "^(?=.*a)b+$"},
    "kind": {"type": "string", "enum": ["a", "b", "a", null], "nullable": true}}})");
  const std::vector<Field>& fields = api.contract.resources.at(0).fields;
  EXPECT_EQ(fields[0].pattern, "^[A-Z]{3}-[0-9]{4}$");
  EXPECT_EQ(fields[0].min_length, 8);
  EXPECT_EQ(fields[1].format, "email");
  EXPECT_EQ(fields[2].pattern, "");  // it is looked for anywhere in the text
  EXPECT_EQ(fields[3].pattern, "");  // no text can be drawn from it
  EXPECT_THAT(fields[4].members, ElementsAre(Json("a"), Json("b")));
  EXPECT_TRUE(fields[4].nullable);
}

TEST(StatedApi, ReadsBoundsOfBothVersions) {
  const Field& old = only_field(api_with_body(
      R"({"properties": {"n": {"type": "integer", "minimum": 0, "exclusiveMinimum": true}}})"));
  EXPECT_EQ(old.min, 0);
  EXPECT_TRUE(old.exclusive_min);
  const StatedApi api = api_with_body(
      R"({"properties": {"n": {"type": ["number", "null"], "exclusiveMaximum": 9.5, "multipleOf": 0.01}}})");
  EXPECT_EQ(only_field(api).type, FieldType::kDecimal);
  EXPECT_EQ(only_field(api).max, 9.5);
  EXPECT_TRUE(only_field(api).exclusive_max);
  EXPECT_EQ(only_field(api).scale, 2);
  EXPECT_TRUE(only_field(api).nullable);
}

TEST(StatedApi, TakesTheEdgeOfATypeForNoRule) {
  const Field& field = only_field(api_with_body(
      R"({"properties": {"n": {"type": "integer", "minimum": 1, "maximum": 9223372036854775807}}})"));
  EXPECT_EQ(field.min, 1);
  EXPECT_FALSE(field.max);
}

TEST(StatedApi, ReadsWhatIsInsideAField) {
  const StatedApi api = api_with_body(R"({"properties": {"lines": {"type": "array", "minItems": 1,
    "items": {"required": ["n"], "properties": {"n": {"type": "integer"}, "id": {"readOnly": true}}}},
    "note": {"anyOf": [{"type": "string", "maxLength": 9}, {"type": "null"}]}}})");
  const std::vector<Field>& fields = api.contract.resources.at(0).fields;
  ASSERT_EQ(fields.size(), 2U);
  EXPECT_EQ(fields[0].min_length, 1);
  ASSERT_EQ(fields[0].items.size(), 1U);
  EXPECT_EQ(fields[0].items[0].type, FieldType::kObject);
  ASSERT_EQ(fields[0].items[0].fields.size(), 1U);
  EXPECT_TRUE(fields[0].items[0].fields[0].required);
  EXPECT_EQ(fields[1].max_length, 9);
  EXPECT_TRUE(fields[1].nullable);
}

TEST(StatedApi, TakesWhatOnePartRequiresOfAnother) {
  const Field field = only_field(api_with_body(
      R"({"allOf": [{"properties": {"n": {"type": "integer"}}}, {"required": ["n"]}]})"));
  EXPECT_TRUE(field.required);
}

TEST(StatedApi, EndsWhereASchemaHoldsItselfManyTimes) {
  std::string parts;
  std::string properties;
  for (int i = 0; i < 20; ++i) {
    parts += R"({"$ref": "#/components/schemas/N"},)";
    properties += "\"p" + std::to_string(i) + R"(": {"$ref": "#/components/schemas/N"},)";
  }
  parts.pop_back();
  properties.pop_back();
  const StatedApi api =
      stated_api(json(R"({"openapi": "3.1.0", "paths": {"/nodes": {"get": {}, "post":
    {"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/N"}}}}}}},
    "components": {"schemas": {"N": {"allOf": [)" +
                      parts + R"(], "properties": {)" + properties + "}}}}}"));
  EXPECT_EQ(api.contract.resources.at(0).fields.size(), 20U);
}

TEST(StatedApi, EndsWhereASchemaHoldsItself) {
  const StatedApi api =
      stated_api(json(R"({"openapi": "3.1.0", "paths": {"/nodes": {"get": {}, "post":
    {"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/N"}}}}}}},
    "components": {"schemas": {"N": {"properties":
      {"name": {"type": "string"},
       "next": {"type": "array", "items": {"$ref": "#/components/schemas/N"}}}}}}})"));
  EXPECT_EQ(api.contract.resources.at(0).fields.size(), 2U);
}

TEST(StatedApi, LinksAFieldToTheResourceThatItIsNamedFor) {
  const StatedApi api = stated_api(json(R"({"openapi": "3.0.0", "paths": {
    "/orders": {"get": {}, "post": {"requestBody": {"content": {"application/json": {"schema":
      {"required": ["productId"], "properties": {"productId": {"type": "integer", "minimum": 1}}}}}}}},
    "/products": {"get": {}, "post": {"requestBody": {"content": {"application/json": {"schema":
      {"properties": {"name": {}, "order_id": {"type": "string"}}}}}}}}}})"));
  const Field& link = only_field(api);
  EXPECT_EQ(link.type, FieldType::kReference);
  EXPECT_EQ(link.to, "product");
  EXPECT_TRUE(link.required);
  EXPECT_FALSE(link.min);
  // One of two that name each other has to be made first.
  EXPECT_EQ(api.contract.resources.at(1).fields.at(1).type, FieldType::kString);
}

TEST(StatedApi, NamesTwoPathsThatEndAlikeApart) {
  const std::string item =
      R"({"get": {}, "post": {"requestBody": {"content": {"application/json": {"schema":
        {"properties": {"a": {}}}}}}}})";
  const StatedApi api = stated_api(json(R"({"openapi": "3.0.0", "paths": {"/shop/boxes": )" + item +
                                        R"(, "/store/boxes": )" + item + "}}"));
  ASSERT_EQ(api.contract.resources.size(), 2U);
  EXPECT_EQ(api.contract.resources[0].name, "box");
  EXPECT_EQ(api.contract.resources[1].name, "store-box");
}

TEST(StatedApi, FindsHowUsersSignUpAndLogIn) {
  const StatedApi api = stated_api(json(R"({"swagger": "2.0", "basePath": "/api",
    "securityDefinitions": {"key": {"type": "apiKey", "in": "header", "name": "X-Token"}},
    "paths": {
      "/auth/register": {"post": {"parameters": [{"in": "body", "schema": {"required": ["nick"],
        "properties": {"nick": {"type": "string"}, "email": {}, "password": {}, "bio": {"type": "string"}}}}]}},
      "/auth/login": {"post": {"parameters": [{"in": "body", "schema": {"properties": {"user": {
        "properties": {"email": {}, "password": {}}}}}}],
        "responses": {"200": {"schema": {"properties": {"data": {"properties":
          {"expires": {}, "accessToken": {}}}}}}}}}}})"));
  ASSERT_TRUE(api.contract.users);
  const Users& users = *api.contract.users;
  EXPECT_EQ(api.base, "/api/auth");
  ASSERT_TRUE(users.sign_up && users.log_in);
  EXPECT_EQ(users.sign_up->path, "/register");
  EXPECT_EQ(users.sign_up->body,
            json(R"({"nick": "{{unique}}", "email": "{{email}}", "password": "{{password}}"})"));
  EXPECT_EQ(users.log_in->body,
            json(R"({"user": {"email": "{{email}}", "password": "{{password}}"}})"));
  EXPECT_EQ(users.token, "/data/accessToken");
  EXPECT_EQ(users.header, "X-Token");
  EXPECT_EQ(users.value, "{{token}}");
}

TEST(StatedApi, LogsInByAFormWithTheNameThatSignedUp) {
  const StatedApi api = stated_api(json(R"({"openapi": "3.1.0", "paths": {
    "/users/signup": {"post": {"requestBody": {"content": {"application/json": {"schema":
      {"required": ["email", "password"], "properties": {"email": {}, "password": {}}}}}}}},
    "/login/access-token": {"post": {
      "requestBody": {"content": {"application/x-www-form-urlencoded": {"schema":
        {"required": ["username", "password"], "properties":
          {"grant_type": {}, "username": {"type": "string"}, "password": {"type": "string"}}}}}},
      "responses": {"200": {"content": {"application/json": {"schema":
        {"properties": {"access_token": {}, "token_type": {}}}}}}}}}}})"));
  ASSERT_TRUE(api.contract.users && api.contract.users->log_in);
  EXPECT_TRUE(api.contract.users->log_in->form);
  EXPECT_EQ(api.contract.users->log_in->body,
            json(R"({"username": "{{email}}", "password": "{{password}}"})"));
  EXPECT_EQ(api.contract.users->token, "/access_token");
}

TEST(StatedApi, TakesAPathWithoutAPasswordForNoLogIn) {
  const StatedApi api =
      stated_api(json(R"({"openapi": "3.0.0", "paths": {"/users": {"get": {}, "post":
    {"requestBody": {"content": {"application/json": {"schema": {"properties": {"name": {}}}}}}}}}})"));
  EXPECT_FALSE(api.contract.users);
  EXPECT_EQ(api.contract.resources.at(0).name, "user");
}

TEST(StatedApi, HoldsNothingOfADocumentThatStatesNothing) {
  EXPECT_THAT(stated_api(json(R"({"openapi": "3.0.0", "paths": {}})")).contract.resources,
              IsEmpty());
  EXPECT_THAT(stated_api(json(R"({"openapi": "3.0.0", "paths": {"/a": 1, "/b": {"post": []}}})"))
                  .contract.resources,
              IsEmpty());
}

}  // namespace
}  // namespace assay
