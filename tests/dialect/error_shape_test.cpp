// SPDX-License-Identifier: MIT
// Error bodies are read in every custom, and shapes are told apart only where a client would
// notice.
#include "dialect/error_shape.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

ErrorShape shape(std::string body, int status = 400, std::string type = "application/json") {
  return error_shape({.response = {.status = status,
                                   .headers = {{"Content-Type", std::move(type)}},
                                   .body = std::move(body)}});
}

TEST(ErrorShape, AnObjectWithATextAndACodeIsOneInEveryCustom) {
  for (const char* body : {
           R"({"type":"about:blank","title":"Bad Request","status":400,"detail":"x"})",
           R"({"statusCode":400,"message":"x","error":"Bad Request"})",
           R"({"error":{"code":"bad_price","message":"x"}})",
           R"({"errors":[{"status":"400","title":"Bad","detail":"x"}]})",
           R"({"error":{"code":400,"message":"x","status":"INVALID_ARGUMENT"}})",
           R"({"detail":[{"loc":["body","a"],"msg":"field required","type":"missing"}]})",
           R"({"errors":{"name":["is required"]}})",
           R"({"code":1001,"message":"x"})",
       }) {
    EXPECT_EQ(shape(body).form, ErrorForm::kObject) << body;
    EXPECT_FALSE(shape(body).text.empty()) << body;
    EXPECT_TRUE(shape(body).violations.empty()) << body;
  }
}

TEST(ErrorShape, ATextAloneIsTold) {
  for (const char* body :
       {R"({"message":"x"})", R"({"detail":"x"})", R"({"error":"Not found"})",
        R"({"success":false,"message":"x"})", R"({"name":["required"]})", R"(["x"])"}) {
    EXPECT_EQ(shape(body).form, ErrorForm::kTextOnly) << body;
  }
}

TEST(ErrorShape, OtherFormsAreTold) {
  EXPECT_EQ(shape("").form, ErrorForm::kEmpty);
  EXPECT_EQ(shape("Not Found", 404, "text/plain").form, ErrorForm::kText);
  EXPECT_EQ(shape("\"Not Found\"").form, ErrorForm::kText);
  EXPECT_EQ(shape("<!DOCTYPE html><html><pre>Cannot GET /x</pre></html>", 404, "text/html").form,
            ErrorForm::kHtml);
  EXPECT_EQ(shape("{}").form, ErrorForm::kOther);
  EXPECT_EQ(shape("404").form, ErrorForm::kOther);
}

TEST(ErrorShape, AClaimOfProblemJsonIsVerified) {
  const std::string problem = "application/problem+json";
  EXPECT_TRUE(shape(R"({"title":"x","status":400})", 400, problem).violations.empty());
  EXPECT_TRUE(
      shape(R"({"type":"about:blank","title":"x","extra":1})", 400, problem).violations.empty());
  EXPECT_EQ(shape(R"({"title":5})", 400, problem).violations.size(), 1U);
  EXPECT_EQ(shape(R"({"title":"x","status":"400"})", 400, problem).violations.size(), 1U);
  EXPECT_EQ(shape("oops", 400, problem).violations.size(), 1U);
  EXPECT_EQ(shape(R"({"title":"x","status":500})", 400, problem).violations.size(), 1U);
}

TEST(ErrorShape, ABodyStatusMustBeTheResponses) {
  EXPECT_EQ(shape(R"({"statusCode":500,"message":"x"})", 400).violations.size(), 1U);
  EXPECT_TRUE(shape(R"({"status":"error","message":"x"})", 400).violations.empty());
  EXPECT_TRUE(shape(R"({"code":40401,"message":"x"})", 404).violations.empty());
}

int shapes(const std::vector<const char*>& bodies) {
  std::vector<ErrorShape> all;
  for (const char* body : bodies)
    all.push_back(shape(body, 404));
  return count_shapes(all);
}

TEST(ErrorShape, DetailsAndNullsDoNotMakeAnotherShape) {
  EXPECT_EQ(shapes({R"({"code":"a","message":"x"})",
                    R"({"code":"b","message":"x","errors":[{"field":"name"}]})",
                    R"({"code":"c","message":"x","details":null,"requestId":"r"})"}),
            1);
  EXPECT_EQ(shapes({R"({"detail":"Not found"})",
                    R"({"detail":[{"loc":["body"],"msg":"m","type":"t"}]})"}),
            1);
  EXPECT_EQ(shapes({R"({"status":"Not found."})", R"({"status":"Invalid.","error":"x"})"}), 1);
  EXPECT_EQ(shapes({R"({"errors":[{"title":"a"}]})",
                    R"({"errors":[{"title":"a","detail":"b","source":{}}]})"}),
            1);
  EXPECT_EQ(shapes({R"({"name":["required"]})", R"({"price":["too low"]})", R"({"sku":"blank"})"}),
            1);
  EXPECT_EQ(shapes({R"({"statusCode":404,"message":"x"})",
                    R"({"statusCode":400,"message":["a"],"error":"Bad"})"}),
            1);
}

TEST(ErrorShape, OtherKeysMakeAnotherShape) {
  EXPECT_EQ(shapes({R"({"message":"x"})", R"({"error":"x"})"}), 2);
  EXPECT_EQ(shapes({R"({"error":"x"})", R"({"error":{"code":"a","message":"x"}})"}), 2);
  EXPECT_EQ(shapes({R"({"message":"x"})", "plain text", ""}), 3);
  EXPECT_EQ(shapes({"plain", "other plain"}), 1);
}

}  // namespace
}  // namespace assay
