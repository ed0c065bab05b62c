// SPDX-License-Identifier: MIT
// obs.request-id on literal tapes.
#include <gtest/gtest.h>

#include "checks/obs/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::obs_request_id_test {
namespace {

struct Ids {
  std::string sent{};
  std::string own{};
  std::string next{};
  std::string error{};
  std::string hostile{};
};

Exchange with_id(int id, int status, const std::string& header) {
  Headers headers;
  if (!header.empty()) headers.push_back({"X-Request-Id", header});
  Exchange exchange = answered(id, "GET", "/products", status, "", headers);
  exchange.request.headers.push_back({"X-Request-Id", "long\t<script>"});
  return exchange;
}

Finding judged(const Ids& ids, bool required = true) {
  Tape tape("obs.request-id", "");
  tape.note("header", "X-Request-Id");
  tape.note("required", required);
  tape.add("sent", with_id(1, 200, ids.sent));
  tape.add("own", with_id(2, 200, ids.own));
  tape.add("own", with_id(3, 200, ids.next));
  tape.add("error", with_id(4, 404, ids.error));
  tape.add("hostile", with_id(5, 200, ids.hostile));
  return kRequestId.judge(tape);
}

TEST(RequestId, PassesEchoAndOwnIds) {
  EXPECT_EQ(judged({"a", "b", "c", "d", "long"}).outcome, Outcome::kPass);
}

TEST(RequestId, PassesAServiceThatTrustsNoIdButItsOwn) {
  EXPECT_EQ(judged({"1", "2", "3", "4", "5"}).outcome, Outcome::kPass);
}

TEST(RequestId, TakesAQuarterForErrorsWithoutOne) {
  EXPECT_DOUBLE_EQ(judged({"a", "b", "c", "", "long"}).credit, 0.75);
}

TEST(RequestId, TakesAQuarterForAnUnboundedEcho) {
  EXPECT_DOUBLE_EQ(judged({"a", "b", "c", "d", "long\t<script>"}).credit, 0.75);
}

TEST(RequestId, HalvesAnIdThatStandsForAllRequests) {
  EXPECT_DOUBLE_EQ(judged({"a", "b", "b", "d", "long"}).credit, 0.5);
}

TEST(RequestId, IsDemandedOnlyByTheBrief) {
  EXPECT_EQ(judged({}, false).outcome, Outcome::kNotApplicable);
  EXPECT_EQ(judged({}, true).outcome, Outcome::kFail);
}

}  // namespace
}  // namespace assay::checks::obs_request_id_test
