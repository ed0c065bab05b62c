// SPDX-License-Identifier: MIT
// val.deep-nesting on literal tapes.
#include <gtest/gtest.h>

#include "checks/val/family.h"
#include "dialect/session.h"
#include "tests/support/exchanges.h"
#include "tests/support/fake_world.h"

namespace assay::checks::val_deep_nesting_test {
namespace {

Exchange list(int id, double ms = 3) {
  Exchange exchange = answered(id, "GET", "/products", 200, "[]");
  exchange.ms = ms;
  return exchange;
}

Tape tape_with(Exchange nested, Exchange beside = list(2), Exchange after = list(3)) {
  Tape tape("val.deep-nesting", "");
  tape.note("judges_crash", true);
  tape.add("500 levels", std::move(nested));
  tape.add("500 levels", std::move(beside));
  tape.add("500 levels (after)", std::move(after));
  return tape;
}

Exchange post(int status) {
  return answered(1, "POST", "/products", status, R"({"id":1})");
}

TEST(DeepNesting, PassesARefusal) {
  for (const int status : {400, 413, 422})
    EXPECT_EQ(kDeepNesting.judge(tape_with(post(status))).outcome, Outcome::kPass) << status;
}

TEST(DeepNesting, PassesAServiceThatTakesEveryDepth) {
  Tape tape = tape_with(post(201));
  for (const char* depth : {"10000 levels", "100000 levels"}) {
    tape.add(depth, post(201));
    tape.add(depth, list(5));
    tape.add(std::string(depth) + " (after)", list(6));
  }
  EXPECT_EQ(kDeepNesting.judge(tape).outcome, Outcome::kPass);
}

TEST(DeepNesting, PassesADepthLimitBehindTheFirstDepth) {
  Tape tape = tape_with(post(201));
  tape.add("10000 levels", post(400));
  tape.add("10000 levels", list(5));
  EXPECT_EQ(kDeepNesting.judge(tape).outcome, Outcome::kPass);
}

TEST(DeepNesting, HalfForAServerError) {
  EXPECT_EQ(kDeepNesting.judge(tape_with(post(500))).credit, 0.5);
}

TEST(DeepNesting, LeavesALimitOfSizeToItsOwnCheck) {
  Tape tape = tape_with(post(500));
  tape.add("500 levels (flat)", post(500));
  EXPECT_EQ(kDeepNesting.judge(tape).outcome, Outcome::kPass);
  tape.add("500 levels (flat)", post(201));
  EXPECT_EQ(kDeepNesting.judge(tape).credit, 0.5);
}

TEST(DeepNesting, FailsWhereTheServiceEnds) {
  Tape tape = tape_with(unanswered(1, "POST", "/products", Failure::kReset));
  tape.note("crashed", "ended with signal 11");
  EXPECT_EQ(kDeepNesting.judge(tape).outcome, Outcome::kFail);
}

TEST(DeepNesting, FailsWhereNobodyIsServedAfterwards) {
  const Exchange gone = unanswered(3, "GET", "/products", Failure::kRefused);
  EXPECT_EQ(kDeepNesting.judge(tape_with(post(500), list(2), gone)).outcome, Outcome::kFail);
}

TEST(DeepNesting, FailsWhereTheRequestHangsOrHoldsOthersUp) {
  EXPECT_EQ(
      kDeepNesting.judge(tape_with(unanswered(1, "POST", "/products", Failure::kTimeout))).outcome,
      Outcome::kFail);
  EXPECT_EQ(kDeepNesting.judge(tape_with(post(400), list(2, 6'000))).outcome, Outcome::kFail);
}

TEST(DeepNesting, DoesNotChargeDepthWithWhatTheMemberDoesByItself) {
  FakeWorld world([](const Request& request) {
    if (request.body.find("nested") != std::string::npos) return answer(500);
    const Json product = Json::object({{"id", 7}, {"name", "Lamp"}});
    return answer(request.method == "POST" ? 201 : 200, product);
  });
  const Contract contract{.resources = {{.name = "product",
                                         .path = "/products",
                                         .fields = {{.name = "name", .required = true}}}}};
  Dialect dialect{.base = "http://fake.test"};
  Tape tape("val.deep-nesting", "");
  Session session(world, contract, dialect, tape, &contract.resources.front(), {.marker = "g1"});
  kDeepNesting.gather(session);
  EXPECT_EQ(tape.halt()->reason,
            "blocked by errors.no-5xx: the same member without depth answered 500");
}

}  // namespace
}  // namespace assay::checks::val_deep_nesting_test
