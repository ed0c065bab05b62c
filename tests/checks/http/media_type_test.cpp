// SPDX-License-Identifier: MIT
// http.media-type on literal tapes.
#include <gtest/gtest.h>

#include "checks/http/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::http_media_type_test {
namespace {

Tape tape_with(const char* name, const Exchange& exchange) {
  Tape tape("http.media-type", "");
  tape.add("item", answered(1, "GET", "/products/7", 200, R"({"id":7})"));
  tape.add(name, exchange);
  tape.add(name, exchange);
  return tape;
}

Finding judged(const char* name, int status, std::string body, Headers headers) {
  return kMediaType.judge(
      tape_with(name, answered(2, "GET", "/products", status, std::move(body), headers)));
}

Headers label(const char* type) {
  return {{"Content-Type", type}};
}

TEST(MediaType, PassesEveryLabelOfJson) {
  for (const char* type : {"application/json; charset=utf-8", "application/vnd.api+json",
                           "application/hal+json", "application/problem+json", "text/json"}) {
    EXPECT_EQ(judged("list", 200, "[]", label(type)).outcome, Outcome::kPass) << type;
  }
}

TEST(MediaType, PassesARefusedAcceptAndXmlWhereItWasAskedFor) {
  EXPECT_EQ(judged("list as XML", 406, "Not Acceptable", label("text/html")).outcome,
            Outcome::kPass);
  EXPECT_EQ(judged("list as XML", 200, "<list/>", label("application/xml")).outcome,
            Outcome::kPass);
}

TEST(MediaType, PassesPlainTextThatIsNoJson) {
  EXPECT_EQ(judged("list", 200, "OK", label("text/plain")).outcome, Outcome::kPass);
}

TEST(MediaType, GivesHalfToJsonUnderAnotherLabel) {
  EXPECT_DOUBLE_EQ(judged("list", 200, "[]", label("text/html; charset=utf-8")).credit, 0.5);
  EXPECT_DOUBLE_EQ(judged("list", 200, "[]", label("text/plain")).credit, 0.5);
}

TEST(MediaType, TakesAQuarterFromJsonWithoutALabel) {
  Exchange bare = answered(2, "GET", "/products", 200);
  bare.response.body = "[]";
  EXPECT_DOUBLE_EQ(kMediaType.judge(tape_with("list", bare)).credit, 0.75);
}

TEST(MediaType, FailsAPageInPlaceOfTheList) {
  EXPECT_EQ(
      judged("list as XML", 200, "<!doctype html><title>x</title>", label("text/html")).outcome,
      Outcome::kFail);
}

TEST(MediaType, SeesMislabelledJsonInThePool) {
  Tape tape = tape_with("list", answered(2, "GET", "/products", 200, "[]"));
  Tape other("page.full-walk", "product");
  for (int i = 0; i < 2; ++i)
    other.add("page", answered(9, "GET", "/products?limit=2", 200, "[]", label("text/plain")));
  tape.pool = {&other};
  EXPECT_DOUBLE_EQ(kMediaType.judge(tape).credit, 0.5);
}

}  // namespace
}  // namespace assay::checks::http_media_type_test
