// SPDX-License-Identifier: MIT
// Operations found for URLs, and bodies held against schemas.
#include "dialect/openapi_operation.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

const Json kDocument = *Json::parse(R"({"paths": {
  "/orders": {"get": {"operationId": "list"}},
  "/orders/{id}": {"get": {"operationId": "one"}},
  "/orders/mine": {"get": {"operationId": "mine"}},
  "/{id}": {"get": {"operationId": "any"}}},
  "components": {"schemas": {"Order": {"type": "object", "required": ["id", "secret"],
    "properties": {"id": {"type": "integer"}, "secret": {"type": "string", "writeOnly": true},
    "state": {"enum": ["new", "paid"]}, "note": {"type": "string", "nullable": true},
    "lines": {"type": "array", "items": {"type": ["string", "null"]}}}}}}})");

std::string operation(std::string_view url) {
  std::string path;
  const Json* found = operation_of(kDocument, "GET", url, path);
  return found == nullptr ? "" : found->find("operationId")->text();
}

std::string breach(std::string_view value) {
  const Json schema = *Json::parse(R"({"$ref": "#/components/schemas/Order"})");
  return schema_breach(kDocument, schema, *Json::parse(value));
}

TEST(OpenApiOperation, IsFoundBelowAnyBase) {
  EXPECT_EQ(operation("http://h:1/orders?a=1"), "list");
  EXPECT_EQ(operation("http://h:1/api/v1/orders/7"), "one");
  EXPECT_EQ(operation("http://h:1/orders/mine"), "mine");
  EXPECT_EQ(operation("http://h:1/carts"), "");
}

TEST(OpenApiOperation, TellsTemplatesApartByWhatTheyMayHold) {
  const Json document = *Json::parse(R"({"paths": {
    "/todos/{date}": {"get": {"operationId": "day", "parameters":
      [{"name": "date", "in": "path", "type": "string", "format": "date"}]}},
    "/todos/{id}": {"get": {"operationId": "one", "parameters":
      [{"name": "id", "in": "path", "schema": {"type": "integer"}}]}}}})");
  const auto found = [&](std::string_view url) {
    std::string path;
    const Json* operation = operation_of(document, "GET", url, path);
    return operation == nullptr ? "" : operation->find("operationId")->text();
  };
  EXPECT_EQ(found("http://h/todos/17"), "one");
  EXPECT_EQ(found("http://h/todos/2026-01-31"), "day");
}

TEST(OpenApiOperation, IsNotFoundWhereTwoTemplatesFitAlike) {
  const Json document = *Json::parse(R"({"paths": {
    "/todos/{date}": {"get": {"parameters": [{"name": "date", "in": "path", "type": "string"}]}},
    "/todos/{id}": {"get": {"parameters": [{"name": "id", "in": "path", "type": "string"}]}}}})");
  std::string path;
  EXPECT_EQ(operation_of(document, "GET", "http://h/todos/17", path), nullptr);
}

TEST(OpenApiSchema, TakesNullForWhatMayBeLeftOut) {
  EXPECT_EQ(breach(R"({"id": 1, "lines": null})"), "");
  EXPECT_EQ(breach(R"({"id": null})"), "id is null, documented as integer");
}

TEST(OpenApiSchema, TakesWhatKeepsIt) {
  EXPECT_EQ(breach(R"({"id": 1, "state": "new", "note": null, "lines": ["a", null], "more": 1})"),
            "");
}

TEST(OpenApiSchema, NamesTheFirstBreach) {
  EXPECT_EQ(breach(R"({"state": "new"})"), "it lacks 'id'");
  EXPECT_EQ(breach(R"({"id": "1"})"), "id is a string, documented as integer");
  EXPECT_EQ(breach(R"({"id": 1, "state": "old"})"),
            "state is \"old\", which is not among the documented values");
  EXPECT_EQ(breach(R"({"id": 1, "lines": [1]})"),
            "lines[0] is a number, documented as [\"string\",\"null\"]");
}

TEST(OpenApiSchema, FollowsNoCircleForEver) {
  const Json circle = *Json::parse(R"({"a": {"$ref": "#/a"}})");
  EXPECT_EQ(schema_breach(circle, *circle.find("a"), Json(1)), "");
  // Twice at each step: 2^40 of them.
  const Json twice = *Json::parse(R"({"a": {"allOf": [{"$ref": "#/a"}, {"$ref": "#/a"}]}})");
  EXPECT_EQ(schema_breach(twice, *twice.find("a"), Json(1)), "");
}

}  // namespace
}  // namespace assay
