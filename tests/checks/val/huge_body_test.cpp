// SPDX-License-Identifier: MIT
// val.huge-body on literal tapes.
#include <gtest/gtest.h>

#include "checks/val/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::val_huge_body_test {
namespace {

Exchange list(int id, double ms = 3) {
  Exchange exchange = answered(id, "GET", "/products", 200, "[]");
  exchange.ms = ms;
  return exchange;
}

Tape tape_with(std::vector<Exchange> bodies, double after_ms = 3) {
  Tape tape("val.huge-body", "");
  tape.add("a header of 64 kB", answered(1, "GET", "/products", 431));
  const char* names[] = {"a body of 1 MB", "a body of 10 MB", "a body of 50 MB"};
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    tape.add(names[i], std::move(bodies[i]));
    tape.add(std::string(names[i]) + " (after)", list(9, after_ms));
  }
  return tape;
}

Exchange post(int status) {
  return answered(2, "POST", "/products", status, R"({"id":1})");
}

TEST(HugeBody, PassesAnyBoundBelow50Megabytes) {
  EXPECT_EQ(kHugeBody.judge(tape_with({post(413)})).outcome, Outcome::kPass);
  EXPECT_EQ(kHugeBody.judge(tape_with({post(201), post(400)})).outcome, Outcome::kPass);
  EXPECT_EQ(kHugeBody.judge(tape_with({post(201), post(201), post(413)})).outcome, Outcome::kPass);
}

TEST(HugeBody, PassesAClosedConnection) {
  EXPECT_EQ(
      kHugeBody.judge(tape_with({unanswered(2, "POST", "/products", Failure::kReset)})).outcome,
      Outcome::kPass);
}

TEST(HugeBody, HalfWhereEverythingIsTaken) {
  EXPECT_EQ(kHugeBody.judge(tape_with({post(201), post(201), post(201)})).credit, 0.5);
}

TEST(HugeBody, HalfWhereARefusalLooksLikeAFault) {
  EXPECT_EQ(kHugeBody.judge(tape_with({post(500)})).credit, 0.5);
}

TEST(HugeBody, FailsWhereOthersWait) {
  EXPECT_EQ(kHugeBody.judge(tape_with({post(201)}, 6'000)).outcome, Outcome::kFail);
}

TEST(HugeBody, FailsWhereTheServiceEnds) {
  Tape tape = tape_with({post(201), unanswered(3, "POST", "/products", Failure::kReset)});
  tape.note("crashed", "ended with signal 9");
  EXPECT_EQ(kHugeBody.judge(tape).outcome, Outcome::kFail);
}

TEST(HugeBody, FailsWhereALongHeaderBreaksTheService) {
  Tape tape("val.huge-body", "");
  tape.add("a header of 64 kB", answered(1, "GET", "/products", 500));
  tape.add("a body of 1 MB", post(413));
  EXPECT_EQ(kHugeBody.judge(tape).outcome, Outcome::kFail);
}

TEST(HugeBody, IsUndecidedWhereTheUploadNeverEnds) {
  EXPECT_EQ(
      kHugeBody.judge(tape_with({unanswered(2, "POST", "/products", Failure::kTimeout)})).outcome,
      Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::val_huge_body_test
