// SPDX-License-Identifier: MIT
// obs.structured-logs on literal tapes and lines.
#include <gtest/gtest.h>

#include "checks/obs/family.h"
#include "checks/obs/log_lines.h"
#include "tests/support/exchanges.h"

namespace assay::checks {
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
}  // namespace assay::checks
