// SPDX-License-Identifier: MIT
// Bodies and paths are read out of documents of every version.
#include "dialect/openapi.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace assay {
namespace {

using testing::ElementsAre;

std::vector<std::string> names(const std::optional<StatedObject>& body) {
  std::vector<std::string> names;
  if (!body) return names;
  for (const StatedProperty& property : body->properties)
    names.push_back(property.name);
  return names;
}

Json json(std::string_view text) {
  return Json::parse(text).value();
}

TEST(OpenApi, ReadsVersionTwo) {
  const Json document = json(R"({"swagger": "2.0", "basePath": "/api/v1",
    "paths": {"/items/": {"post": {"parameters": [
      {"in": "header", "name": "x"},
      {"in": "body", "name": "item", "schema": {"$ref": "#/definitions/Item"}}]}}},
    "definitions": {"Item": {"properties": {"unit_price": {"type": "string"}, "n": {}}}}})");
  ASSERT_TRUE(is_openapi(document));
  EXPECT_EQ(full_path_of(document, "/items"), "/api/v1/items");
  const std::optional<StatedObject> body = stated_body(document, "/items");
  EXPECT_THAT(names(body), ElementsAre("unit_price", "n"));
  EXPECT_TRUE(has_type(*body->properties[0].schema, "string"));
  EXPECT_FALSE(has_type(*body->properties[1].schema, "string"));
}

TEST(OpenApi, MergesAllOfAndLeavesOutWhatIsReadOnly) {
  const Json document = json(R"({"openapi": "3.0.3", "servers": [{"url": "https://x.test/v2/"}],
    "paths": {"/items": {"post": {"requestBody": {"$ref": "#/components/requestBodies/B"}}}},
    "components": {
      "requestBodies": {"B": {"content": {"application/json; charset=utf-8": {"schema":
        {"allOf": [{"$ref": "#/components/schemas/Base"},
                   {"properties": {"b": {"type": ["string", "null"]}}}]}}}}},
      "schemas": {"Base": {"properties": {"id": {"readOnly": true}, "a": {"type": "integer"}}}}}})");
  EXPECT_EQ(full_path_of(document, "/items"), "/v2/items");
  const std::optional<StatedObject> body = stated_body(document, "/items");
  EXPECT_THAT(names(body), ElementsAre("a", "b"));
  EXPECT_TRUE(has_type(*body->properties[1].schema, "string"));
}

TEST(OpenApi, SeesTheWrapperAroundABody) {
  const Json document = json(R"({"openapi": "3.1.0", "paths": {"/articles": {"post": {"requestBody":
    {"content": {"application/json": {"schema": {"properties": {"article":
      {"properties": {"title": {}, "tagList": {}}}}}}}}}}}})");
  const std::optional<StatedObject> body = stated_body(document, "/articles");
  EXPECT_EQ(body->wrapper, "article");
  EXPECT_THAT(names(body), ElementsAre("title", "tagList"));
}

TEST(OpenApi, ReferencesInACircleHaveAnEnd) {
  const Json document = json(R"({"openapi": "3.0.0",
    "paths": {"/a": {"post": {"requestBody": {"content": {"application/json":
      {"schema": {"$ref": "#/components/schemas/A"}}}}}}},
    "components": {"schemas": {"A": {"$ref": "#/components/schemas/B"},
                               "B": {"$ref": "#/components/schemas/A"},
                               "C": {"allOf": [{"$ref": "#/components/schemas/C"}]}}}})");
  EXPECT_FALSE(stated_body(document, "/a").has_value());
}

TEST(OpenApi, APathThatTwoOfTheDocumentEndInIsNeither) {
  const Json document = json(R"({"openapi": "3.0.0", "paths": {
    "/v1/items": {"post": {}}, "/v2/items": {"post": {}}, "/users": {"get": {}},
    "/shops/{id}/pets": {"post": {}}, "/v2/pets": {"post": {}}}})");
  EXPECT_FALSE(full_path_of(document, "/items").has_value());
  EXPECT_EQ(full_path_of(document, "/pets"), "/v2/pets");
  EXPECT_FALSE(full_path_of(document, "/users").has_value());
}

TEST(OpenApi, WhatIsNoDocumentIsNone) {
  for (const char* text : {"{}", "[]", "3", R"({"openapi": "3.0.0"})", R"({"paths": {}})"})
    EXPECT_FALSE(is_openapi(json(text))) << text;
  EXPECT_FALSE(stated_body(json(R"({"openapi":"3.0.0","paths":{"/a":{"post":[]}}})"), "/a"));
}

}  // namespace
}  // namespace assay
