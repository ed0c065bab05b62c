// SPDX-License-Identifier: MIT
// http.missing-resource on literal tapes.
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "checks/http/family.h"
#include "checks/http/unknown_id.h"
#include "tests/support/exchanges.h"

namespace assay::checks::http_missing_resource_test {
namespace {

using Answers = std::map<std::string, Exchange>;

// A service that answers 404 to everything but what `other` says.
Tape tape_with(const Answers& other) {
  Tape tape("http.missing-resource", "product");
  tape.note("unknown", "1000007");
  int id = 1;
  for (const char* name :
       {"an unknown id", "the id \"not-an-id\"", "the id 0", "the id -1", "an id of 200 characters",
        "an encoded NUL", "an unknown route", "control (again)"}) {
    const auto found = other.find(name);
    const bool control = std::string(name).starts_with("control");
    tape.add(name, found != other.end()
                       ? found->second
                       : answered(id, "GET", "/api/products/x", control ? 200 : 404, "{}"));
    ++id;
  }
  return tape;
}

Finding judged(const Answers& other) {
  return kMissingResource.judge(tape_with(other));
}

Exchange get(int status, std::string body = "", std::string type = "application/json") {
  return answered(9, "GET", "/api/products/x", status, std::move(body),
                  {{"Content-Type", std::move(type)}});
}

TEST(MissingResource, Passes404) {
  EXPECT_EQ(judged({}).outcome, Outcome::kPass);
}

TEST(MissingResource, PassesGoneHiddenAndValidatedIds) {
  EXPECT_EQ(judged({{"an unknown id", get(410)}}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({{"an unknown id", get(403)}}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({{"the id \"not-an-id\"", get(422)}, {"the id -1", get(400)}}).outcome,
            Outcome::kPass);
}

TEST(MissingResource, PassesAnIdThatExistsAfterAll) {
  EXPECT_EQ(judged({{"the id 0", get(200, R"({"id":0,"name":"first"})")}}).outcome, Outcome::kPass);
}

TEST(MissingResource, PassesABrowserPageOutsideAPrefix) {
  const Exchange page = answered(9, "GET", "/no-such-abc", 200, "<!doctype html>",
                                 {{"Content-Type", "text/html; charset=utf-8"}});
  EXPECT_EQ(judged({{"an unknown route", page}}).outcome, Outcome::kPass);
}

TEST(MissingResource, LeavesServerErrorsToTheirOwnCheck) {
  EXPECT_EQ(judged({{"the id \"not-an-id\"", get(500)}}).outcome, Outcome::kPass);
}

// Whose status lies, http.honest-status says, once for the whole API.
TEST(MissingResource, LeavesRefusalsInWordsToTheCheckOnHonestStatus) {
  const Exchange refusal =
      get(200, R"({"error_code":"RIDES_NOT_FOUND_ERROR","message":"Could not find any rides"})");
  EXPECT_EQ(judged({{"an unknown id", refusal}, {"the id 0", refusal}}).outcome, Outcome::kPass);
}

TEST(MissingResource, GivesHalfToNull) {
  EXPECT_DOUBLE_EQ(judged({{"an unknown id", get(200, "null")}}).credit, 0.5);
  EXPECT_DOUBLE_EQ(judged({{"an unknown id", get(200, R"({"data":null})")}}).credit, 0.5);
  const Exchange zero = get(200, R"({"product":{"id":0,"name":"","maker":{"city":""},"tags":[],
      "done":false,"made_at":"0001-01-01T00:00:00Z"}})");
  EXPECT_DOUBLE_EQ(judged({{"an unknown id", zero}}).credit, 0.5);
}

TEST(MissingResource, GivesHalfToAWelcomeAtAnyAddress) {
  EXPECT_DOUBLE_EQ(judged({{"an unknown route", get(200, R"({"message":"Welcome"})")}}).credit,
                   0.5);
}

TEST(MissingResource, FailsAnotherRecord) {
  EXPECT_EQ(judged({{"an unknown id", get(200, R"({"id":1,"name":"Lamp"})")}}).outcome,
            Outcome::kFail);
  EXPECT_EQ(judged({{"the id \"not-an-id\"", get(200, R"({"id":1,"name":"Lamp"})")}}).outcome,
            Outcome::kFail);
}

TEST(MissingResource, CannotTellWhenTheControlIsGone) {
  EXPECT_EQ(judged({{"control (again)", get(404)}}).outcome, Outcome::kInconclusive);
}

TEST(UnknownId, KeepsTheStyleOfTheKnownOne) {
  SampleMaker maker(1, "g1");
  EXPECT_EQ(unknown_id("7", maker), "1000007");
  const std::string uuid = unknown_id("0b0f7c1e-3c54-4a55-9d6b-000000000001", maker);
  EXPECT_EQ(uuid.size(), 36U);
  const std::string hex = unknown_id("65a1f0c2d3e4b5a697887766", maker);
  EXPECT_EQ(hex.size(), 24U);
  EXPECT_EQ(hex.substr(0, 12), "65a1f0c2d3e4");
  EXPECT_EQ(hex.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_NE(hex, "65a1f0c2d3e4b5a697887766");
  const std::string slug = unknown_id("a-title-X9", maker);
  EXPECT_EQ(slug.size(), 10U);
  EXPECT_EQ(slug.find('-', 2), 7U);
}

}  // namespace
}  // namespace assay::checks::http_missing_resource_test
