// SPDX-License-Identifier: MIT
// val.boundary-accept on literal tapes.
#include <gtest/gtest.h>

#include "checks/val/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::val_boundary_accept_test {
namespace {

Finding judged(int first, int second) {
  Tape tape("val.boundary-accept", "product");
  tape.add("edge", answered(1, "POST", "/products", first));
  tape.add("edge", answered(2, "POST", "/products", second));
  tape.note("edges", Json::array({"stock = 0, its minimum", "name of 120 characters"}));
  return kBoundaryAccept.judge(tape);
}

TEST(BoundaryAccept, PassesAcceptanceByAnyStatusOfSuccess) {
  EXPECT_EQ(judged(201, 200).outcome, Outcome::kPass);
  EXPECT_EQ(judged(202, 204).outcome, Outcome::kPass);
}

TEST(BoundaryAccept, DoesNotBlameAClashOfUniqueValues) {
  EXPECT_EQ(judged(409, 201).outcome, Outcome::kPass);
}

TEST(BoundaryAccept, CountsTheShareThatIsAccepted) {
  const Finding finding = judged(422, 201);
  EXPECT_EQ(finding.outcome, Outcome::kPartial);
  EXPECT_DOUBLE_EQ(finding.credit, 0.5);
  EXPECT_EQ(finding.evidence.front().exchange, 1);
}

TEST(BoundaryAccept, FailsWhenEveryExtremeIsRefused) {
  EXPECT_EQ(judged(400, 400).outcome, Outcome::kFail);
}

}  // namespace
}  // namespace assay::checks::val_boundary_accept_test
