// SPDX-License-Identifier: MIT
// http.read-after-write on literal tapes.
#include <gtest/gtest.h>

#include "checks/http/family.h"
#include "tests/checks/http/stored_fields.h"
#include "tests/support/exchanges.h"

namespace assay::checks::http_read_after_write_test {
namespace {

Finding judged(const char* sent, const char* read, int status = 200) {
  Tape tape = product_tape("http.read-after-write");
  tape.note("sent", Json::object({{"usual values", json(sent)}}));
  tape.add("usual values (stored)", answered(1, "GET", "/products/7", status, read));
  return kReadAfterWrite.judge(tape);
}

constexpr const char* kSent = R"({"name":"Lamp","price":12.34,"stock":0,"done":false})";

TEST(ReadAfterWrite, PassesTheSameValuesBare) {
  EXPECT_EQ(judged(kSent, R"({"id":7,"name":"Lamp","price":12.34,"stock":0,"done":false})").outcome,
            Outcome::kPass);
}

TEST(ReadAfterWrite, PassesAnEnvelopeWithOtherNamesAndDecimalsAsText) {
  EXPECT_EQ(judged(kSent, R"({"data":{"id":7,"Name":"Lamp","Price":"12.34","Stock":0,
                              "Done":false,"createdAt":"2030-01-01T00:00:00Z"}})")
                .outcome,
            Outcome::kPass);
}

TEST(ReadAfterWrite, PassesMinorUnitsUnderALongerName) {
  EXPECT_EQ(
      judged(kSent, R"({"id":7,"name":"Lamp","price_cents":1234,"stock":0,"done":false})").outcome,
      Outcome::kPass);
}

TEST(ReadAfterWrite, PassesTrimmedText) {
  EXPECT_EQ(judged(R"({"name":" Lamp "})", R"({"id":7,"name":"Lamp"})").outcome, Outcome::kPass);
}

TEST(ReadAfterWrite, FailsADroppedField) {
  const Finding finding = judged(kSent, R"({"id":7,"price":12.34,"stock":0,"done":false})");
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "shows absent");
}

TEST(ReadAfterWrite, FailsZeroThatBecameNull) {
  EXPECT_EQ(
      judged(kSent, R"({"id":7,"name":"Lamp","price":12.34,"stock":null,"done":false})").outcome,
      Outcome::kFail);
}

TEST(ReadAfterWrite, FailsLostCents) {
  EXPECT_EQ(judged(kSent, R"({"id":7,"name":"Lamp","price":12.00,"stock":0,"done":false})").outcome,
            Outcome::kFail);
}

TEST(ReadAfterWrite, FailsTextThatWasCut) {
  EXPECT_EQ(judged(R"({"name":"a long name"})", R"({"id":7,"name":"a long"})").outcome,
            Outcome::kFail);
}

TEST(ReadAfterWrite, TakesHalfForPrecisionBeyondTheContract) {
  EXPECT_DOUBLE_EQ(judged(R"({"price":12.34})", R"({"id":7,"price":12.3400000000001})").credit,
                   0.5);
}

TEST(ReadAfterWrite, ComparesNothingThatTheServiceRefused) {
  Tape tape = product_tape("http.read-after-write");
  tape.note("sent", Json::object({{"usual values", json(R"({"name":"Lamp"})")}}));
  tape.add("usual values (stored)", answered(1, "GET", "/products/7", 200, R"({"name":"Lamp"})"));
  tape.add("unicode text", answered(2, "POST", "/products", 422, "{}"));
  EXPECT_EQ(kReadAfterWrite.judge(tape).outcome, Outcome::kPass);
}

TEST(ReadAfterWrite, CannotTellWithoutAnItem) {
  EXPECT_EQ(judged(kSent, "null").outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::http_read_after_write_test
