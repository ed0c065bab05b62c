// SPDX-License-Identifier: MIT
// http.honest-status on literal tapes.
#include <gtest/gtest.h>

#include "checks/http/family.h"
#include "tests/checks/errors/refused_tape.h"

namespace assay::checks::http_honest_status_test {
namespace {

Tape honest_tape() {
  return refused_tape("http.honest-status", {.validation = R"({"error":"no"})"});
}

Finding with_twice(const Exchange& exchange) {
  Tape tape = honest_tape();
  tape.add("unknown id", exchange);
  tape.add("unknown id", exchange);
  return kHonestStatus.judge(tape);
}

Exchange get(int status, std::string body) {
  return answered(9, "GET", "/api/products/1000007", status, std::move(body));
}

TEST(HonestStatus, PassesRefusalsWithTheirOwnStatus) {
  EXPECT_EQ(kHonestStatus.judge(honest_tape()).outcome, Outcome::kPass);
}

TEST(HonestStatus, PassesAnItemWithAnErrorOrAStatusOfItsOwn) {
  EXPECT_EQ(with_twice(get(200, R"({"id":7,"status":"failed","error":"mail bounced"})")).outcome,
            Outcome::kPass);
}

TEST(HonestStatus, PassesASuccessThatSaysSo) {
  EXPECT_EQ(with_twice(get(200, R"({"success":true,"error":null,"data":{"id":7}})")).outcome,
            Outcome::kPass);
}

TEST(HonestStatus, PassesAcceptedAndMultiStatus) {
  EXPECT_EQ(with_twice(get(202, R"({"status":"error","message":"later"})")).outcome,
            Outcome::kPass);
  EXPECT_EQ(with_twice(get(207, R"({"success":false})")).outcome, Outcome::kPass);
}

TEST(HonestStatus, PassesJsonRpc) {
  EXPECT_EQ(with_twice(get(200, R"({"jsonrpc":"2.0","error":{"code":-32601}})")).outcome,
            Outcome::kPass);
}

TEST(HonestStatus, PassesAHealthPageThatReportsTrouble) {
  EXPECT_EQ(with_twice(answered(9, "GET", "/api/health", 200, R"({"status":"fail"})")).outcome,
            Outcome::kPass);
}

TEST(HonestStatus, FailsARefusalDressedAs200) {
  const Finding finding = with_twice(get(200, R"({"success":false,"message":"not found"})"));
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "answered 200, and success is false in its body");
  EXPECT_EQ(with_twice(get(200, R"({"error":{"code":"absent","message":"no"}})")).outcome,
            Outcome::kFail);
}

TEST(HonestStatus, CountsWhatWasSeenOnceNotAtAll) {
  Tape tape = honest_tape();
  tape.add("unknown id", get(200, R"({"success":false})"));
  EXPECT_EQ(kHonestStatus.judge(tape).outcome, Outcome::kPass);
}

}  // namespace
}  // namespace assay::checks::http_honest_status_test
