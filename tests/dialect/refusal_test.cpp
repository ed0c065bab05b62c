// SPDX-License-Identifier: MIT
// A refusal is told by its body; data that merely looks like one is not.
#include "dialect/refusal.h"

#include <gtest/gtest.h>

namespace assay {
namespace {

bool refused(const char* body) {
  return says_refused(*Json::parse(body)).has_value();
}

TEST(Refusal, IsReadFromTheBody) {
  for (const char* body : {
           R"({"success":false})",
           R"({"ok":false,"message":"no"})",
           R"({"error":"not found"})",
           R"({"error":{"code":"x","message":"y"}})",
           R"({"errors":[{"field":"name"}]})",
           R"({"status":"error","message":"bad"})",
           R"({"status":"fail","data":null})",
           R"({"statusCode":404,"message":"no such product"})",
           R"({"code":422,"message":"bad"})",
           R"({"status":409})",
           R"([{"error":"not found"},404])",
           R"({"error_code":"RIDES_NOT_FOUND","message":"no such ride"})",
       }) {
    EXPECT_TRUE(refused(body)) << body;
  }
}

TEST(Refusal, DataThatLooksLikeOneIsData) {
  for (const char* body : {
           R"({"id":7,"status":"failed","error":"connection lost"})",
           R"({"id":"j1","status":"error"})",
           R"({"success":true,"error":null})",
           R"({"error":""})",
           R"({"errors":[]})",
           R"({"error":false})",
           R"({"error_code":0,"message":"ok"})",
           R"({"errorCode":"7","data":{"id":1}})",
           R"({"data":{"id":1},"errors":[{"message":"one field failed"}]})",
           R"({"code":450,"percent":10})",
           R"({"code":200,"message":"ok"})",
           R"({"status":"active"})",
           R"({"status":200,"message":"ok"})",
           R"([{"id":1},{"id":404}])",
           R"([404,500])",
           R"({"name":"error","message":"hello"})",
           R"(null)",
           R"("error")",
       }) {
    EXPECT_FALSE(refused(body)) << body;
  }
}

TEST(Refusal, SaysWhichMemberSpeaks) {
  EXPECT_EQ(says_refused(*Json::parse(R"({"success":false})")), "success is false");
  EXPECT_EQ(says_refused(*Json::parse(R"({"status":"error"})")), "status is \"error\"");
}

}  // namespace
}  // namespace assay
