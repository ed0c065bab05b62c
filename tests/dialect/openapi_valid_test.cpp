// SPDX-License-Identifier: MIT
// Faults of OpenAPI documents, and what is none.
#include "dialect/openapi_valid.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace assay {
namespace {

using testing::IsEmpty;

std::vector<std::string> faults(std::string_view document) {
  std::vector<std::string> all;
  for (const OpenApiProblem& problem : openapi_problems(*Json::parse(document)))
    all.push_back(problem.what);
  return all;
}

TEST(OpenApiValid, TakesAllVersions) {
  EXPECT_THAT(faults(R"({"swagger": "2.0", "info": {"title": "a", "version": "1"}, "paths": {}})"),
              IsEmpty());
  EXPECT_THAT(faults(R"({"openapi": "3.1.0", "info": {"title": "a", "version": "1"},
      "webhooks": {}})"),
              IsEmpty());
  EXPECT_THAT(faults(R"({"openapi": "3.1.0", "info": {"title": "a", "version": "1"}, "paths":
      {"/a": {"get": {}}}})"),
              IsEmpty());
}

TEST(OpenApiValid, LeavesExamplesAndOtherFilesAlone) {
  EXPECT_THAT(faults(R"({"openapi": "3.0.0", "info": {"title": "a", "version": "1"}, "paths":
      {"/a/{id}": {"parameters": [{"$ref": "params.yaml#/id"}], "get": {"responses": {"2XX":
      {"$ref": "answers.yaml"}, "default": {"example": {"$ref": "#/nowhere"}}}}}}})"),
              IsEmpty());
}

// What a generator writes that was told no name.
TEST(OpenApiValid, TakesATitleThatSaysNothingForOne) {
  EXPECT_THAT(faults(R"({"openapi": "3.0.0", "info": {"title": "", "version": ""}, "paths": {}})"),
              IsEmpty());
  EXPECT_THAT(faults(R"({"openapi": "3.0.0", "info": {"title": "a", "version": 1}, "paths": {}})"),
              IsEmpty());
  EXPECT_THAT(faults(R"({"openapi": "3.0.0", "info": {"title": null}, "paths": {}})"),
              testing::ElementsAre("it has no title", "its info has no version"));
}

TEST(OpenApiValid, NamesFaults) {
  EXPECT_THAT(
      faults(R"({"openapi": "3.0.0", "info": {"title": "a", "version": "1"}, "paths":
      {"/a/{id}": {"get": {"operationId": "x", "responses": {"ok": {}}}, "put": {"operationId": "x",
      "responses": {"200": {"$ref": "#/components/responses/None"}}}}}})"),
      testing::ElementsAre("'#/components/responses/None' leads nowhere", "'ok' is no status",
                           "the parameter 'id' of /a/{id} is not described",
                           "the operationId 'x' is used again",
                           "the parameter 'id' of /a/{id} is not described"));
  EXPECT_EQ(openapi_problems(Json::object()).front().fault, OpenApiFault::kBroken);
}

}  // namespace
}  // namespace assay
