// SPDX-License-Identifier: MIT
// obs.structured-logs on literal tapes and lines.
#include <gtest/gtest.h>

#include "checks/obs/family.h"
#include "checks/obs/log_lines.h"
#include "tests/support/exchanges.h"

namespace assay::checks::obs_structured_logs_test {
namespace {

Finding judged(std::initializer_list<Json> lines) {
  Tape tape("obs.structured-logs", "");
  tape.note("lines", Json::array(lines));
  tape.add("asked", answered(1, "GET", "/api/products/7", 200));
  tape.add("asked", answered(2, "GET", "/api/products/none", 404));
  return kStructuredLogs.judge(tape);
}

TEST(StructuredLogs, PassesJsonEvents) {
  EXPECT_EQ(
      judged(
          {R"({"time":"t","level":30,"msg":"done","req":{"method":"GET","url":"/api/products/7"},"res":{"statusCode":200}})",
           R"({"time":"t","level":30,"msg":"done","req":{"method":"GET","url":"/api/products/none"},"res":{"statusCode":404}})"})
          .outcome,
      Outcome::kPass);
}

TEST(StructuredLogs, PassesARequestAndItsAnswerOnTwoLinesOfOneId) {
  EXPECT_EQ(
      judged(
          {R"({"level":30,"time":1,"reqId":"r1","req":{"method":"GET","url":"/api/products/7"},"msg":"incoming request"})",
           R"({"level":30,"time":1,"reqId":"r2","req":{"method":"GET","url":"/api/products/none"},"msg":"incoming request"})",
           R"({"level":30,"time":2,"reqId":"r1","res":{"statusCode":200},"msg":"request completed"})",
           R"({"level":30,"time":2,"reqId":"r2","res":{"statusCode":404},"msg":"request completed"})"})
          .outcome,
      Outcome::kPass);
}

TEST(StructuredLogs, SaysOfJsonWithoutALevelWhatItLacks) {
  const Finding finding =
      judged({R"({"time":"t","method":"GET","uri":"/api/products/7","status":200})",
              R"({"time":"t","method":"GET","uri":"/api/products/none","status":404})",
              "   ____    __", "  / __/___/ /", " / _// __/ _ \\ "});
  EXPECT_DOUBLE_EQ(finding.credit, 0.75);
  EXPECT_EQ(finding.message, "The lines of the log lack a time, a level or a message");
}

TEST(StructuredLogs, HalvesALogOfRequestsWithoutTheirAnswers) {
  const Finding finding = judged({"GET /api/products/7 10us", "GET /api/products/none 3us"});
  EXPECT_DOUBLE_EQ(finding.credit, 0.5);
  EXPECT_EQ(finding.message, "The log names each request, and not what became of it");
}

TEST(StructuredLogs, PassesLogfmt) {
  EXPECT_EQ(judged({"time=2030-01-01T00:00:00Z level=INFO msg=\"request done\" method=GET "
                    "path=/api/products/7 status=200",
                    "time=2030-01-01T00:00:00Z level=WARN msg=\"request done\" method=GET "
                    "path=/api/products/none status=404"})
                .outcome,
            Outcome::kPass);
}

TEST(StructuredLogs, TakesAQuarterForAPlainAccessLog) {
  EXPECT_DOUBLE_EQ(judged({"INFO: 127.0.0.1:1 - \"GET /api/products/7 HTTP/1.1\" 200 OK",
                           "INFO: 127.0.0.1:1 - \"GET /api/products/none HTTP/1.1\" 404"})
                       .credit,
                   0.75);
}

TEST(StructuredLogs, HalvesALogOfErrorsAlone) {
  EXPECT_DOUBLE_EQ(judged({"error: no product at /api/products/none"}).credit, 0.5);
}

TEST(StructuredLogs, HalvesALogOfErrorsThatNameTheIdAlone) {
  Tape tape("obs.structured-logs", "");
  const std::string id = "0f9d3c52-95ab-4a4c-9c2e-6f8f4f3f1a10";
  tape.note("lines", Json::array({"WARN Failed to convert 'noteId' with value: '" + id + "'"}));
  tape.add("asked", answered(1, "GET", "/api/notes/7", 200));
  tape.add("asked", answered(2, "GET", "/api/notes/" + id, 400));
  EXPECT_DOUBLE_EQ(kStructuredLogs.judge(tape).credit, 0.5);
}

TEST(StructuredLogs, FailsSilence) {
  EXPECT_EQ(judged({}).outcome, Outcome::kFail);
  EXPECT_EQ(judged({"server is up"}).outcome, Outcome::kFail);
}

TEST(LogLines, ReadEventsBehindComposesPrefix) {
  EXPECT_TRUE(read_log_line(R"(web-1  | {"ts":1,"severity":"INFO","message":"x"})").event);
  EXPECT_FALSE(read_log_line(R"({"a":1,"b":2})").event);
  EXPECT_TRUE(read_log_line(R"({"a":1,"b":2})").structured);
  EXPECT_FALSE(read_log_line("GET /api/products?x=1 took 3 ms").structured);
}

TEST(LogLines, FindAStatusThatStandsAlone) {
  EXPECT_TRUE(tells_of("GET /a 200 3ms", "GET", "/a?b=1", 200));
  EXPECT_FALSE(tells_of("GET /a 2003ms", "GET", "/a", 200));
}

}  // namespace
}  // namespace assay::checks::obs_structured_logs_test
