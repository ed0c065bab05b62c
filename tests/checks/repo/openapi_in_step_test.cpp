// SPDX-License-Identifier: MIT
// repo.openapi-in-step on literal tapes.
#include <gtest/gtest.h>

#include "checks/repo/family.h"
#include "tests/checks/repo/snapshots.h"

namespace assay::checks::repo_openapi_in_step_test {
namespace {

Snapshot documented() {
  return {.api = {.documents = {{.path = "openapi.json", .content = *Json::parse(R"({
    "openapi": "3.0.3", "paths": {
      "/orders": {"post": {"responses": {"201": {"content": {"application/json": {"schema":
        {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}}}}}}},
      "/orders/{id}": {"get": {"responses": {"200": {"description": "ok"}}}}}})")}}}};
}

Exchange answered(std::string method, std::string path, int status, std::string body = "{}") {
  Exchange answer{.id = 1};
  answer.request = {.method = std::move(method), .url = "http://127.0.0.1:1/api" + path};
  answer.response = {.status = status, .body = std::move(body)};
  return answer;
}

Finding of(std::vector<Exchange> answers) {
  const Snapshot repo = documented();
  Tape tape = tape_of(repo);
  for (Exchange& answer : answers)
    tape.add("answer", std::move(answer));
  return kOpenapiInStep.judge(tape);
}

TEST(OpenapiInStep, PassesAnswersAsDocumented) {
  EXPECT_EQ(of({answered("POST", "/orders", 201, R"({"id": "7", "more": 1})"),
                answered("GET", "/orders/7", 200)})
                .outcome,
            Outcome::kPass);
}

TEST(OpenapiInStep, GivesTheShareThatKeepsIt) {
  const Finding finding =
      of({answered("POST", "/orders", 201, R"({"id": 7})"), answered("GET", "/orders/7", 200),
          answered("GET", "/orders/8", 200)});
  EXPECT_NEAR(finding.credit, 2.0 / 3, 1e-9);
  EXPECT_NE(finding.message.find("documented as string"), std::string::npos);
}

TEST(OpenapiInStep, FailsADocumentOfAnotherService) {
  EXPECT_EQ(of({answered("POST", "/orders", 200), answered("GET", "/carts", 200)}).outcome,
            Outcome::kFail);
}

TEST(OpenapiInStep, HoldsNoRefusalAgainstTheDocument) {
  EXPECT_EQ(of({answered("POST", "/orders", 400)}).outcome, Outcome::kInconclusive);
}

TEST(OpenapiInStep, DoesNotApplyWithoutADocument) {
  EXPECT_EQ(judged(kOpenapiInStep, {}).outcome, Outcome::kNotApplicable);
}

}  // namespace
}  // namespace assay::checks::repo_openapi_in_step_test
