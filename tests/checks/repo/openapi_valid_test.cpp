// SPDX-License-Identifier: MIT
// repo.openapi-valid on literal snapshots and answers.
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "tests/checks/repo/snapshots.h"

namespace assay::checks::repo_openapi_valid_test {
namespace {

constexpr std::string_view kGood = R"({"openapi": "3.0.3", "info": {"title": "a", "version": "1"},
  "paths": {"/orders/{id}": {"get": {"parameters": [{"name": "id", "in": "path", "required": true}],
    "responses": {"200": {"description": "ok"}}}}}})";

Snapshot holding(std::string_view document) {
  return {.api = {.documents = {{.path = "openapi.json", .content = *Json::parse(document)}}}};
}

TEST(OpenapiValid, PassesAValidDocument) {
  EXPECT_EQ(judged(kOpenapiValid, holding(kGood)).outcome, Outcome::kPass);
}

TEST(OpenapiValid, TakesTheServedDocumentBeforeTheOneThatLiesThere) {
  const Snapshot repo = holding(R"({"openapi": "3.0.3", "paths": {}})");
  Tape tape = tape_of(repo);
  Exchange answer{.id = 7, .request = {.url = "http://127.0.0.1/openapi.json"}};
  answer.response = {.status = 200, .body = std::string(kGood)};
  tape.add("document", answer);
  EXPECT_EQ(kOpenapiValid.judge(tape).outcome, Outcome::kPass);
}

TEST(OpenapiValid, WeighsFaults) {
  EXPECT_DOUBLE_EQ(judged(kOpenapiValid, holding(R"({"openapi": "3.0.3", "paths": {}})")).credit,
                   0.75);
  EXPECT_DOUBLE_EQ(judged(kOpenapiValid, holding(R"({"openapi": "3.0.3", "info": {"title": "a",
      "version": "1"}, "paths": {"/a": {"get": {"responses": {"200": {"$ref": "#/x"}}}}}})"))
                       .credit,
                   0.5);
  const Snapshot broken{.api = {.documents = {{.path = "openapi.yaml", .problem = "line 3"}}}};
  EXPECT_DOUBLE_EQ(judged(kOpenapiValid, broken).credit, 0.5);
}

TEST(OpenapiValid, AsksForOneOnlyWhereTheBriefDoes) {
  EXPECT_EQ(judged(kOpenapiValid, {}).outcome, Outcome::kNotApplicable);
  EXPECT_EQ(judged_when_demanded(kOpenapiValid, {}, "openapi").outcome, Outcome::kFail);
  const Snapshot generated{.api = {.examples = {.kinds = {"Swagger UI"}}}};
  EXPECT_EQ(judged_when_demanded(kOpenapiValid, generated, "openapi").outcome,
            Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::repo_openapi_valid_test
