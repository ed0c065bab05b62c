// SPDX-License-Identifier: MIT
// val.mass-assignment on literal tapes.
#include <gtest/gtest.h>

#include "checks/val/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks {
namespace {

Finding judged(const std::string& created, const std::string& updated) {
  Tape tape("val.mass-assignment", "order");
  tape.add("control", answered(1, "POST", "/orders", 201, R"({"id":1})"));
  tape.add("created with total", answered(2, "GET", "/orders/2", 200, created));
  tape.add("after PUT with total", answered(3, "GET", "/orders/1", 200, updated));
  tape.note("values", Json::object({{"total", 987654}}));
  return kMassAssignment.judge(tape);
}

TEST(MassAssignment, PassesAServerThatKeepsItsOwnValue) {
  EXPECT_EQ(judged(R"({"id":2,"total":"10.00"})", R"({"data":{"Id":1,"Total":10}})").outcome,
            Outcome::kPass);
}

TEST(MassAssignment, PassesAServerThatRefusesTheBody) {
  Tape tape("val.mass-assignment", "order");
  tape.add("control", answered(1, "POST", "/orders", 201, R"({"id":1})"));
  tape.note("values", Json::object({{"total", 987654}}));
  EXPECT_EQ(kMassAssignment.judge(tape).outcome, Outcome::kPass);
}

TEST(MassAssignment, FailsWhereOneWayTakesTheValue) {
  EXPECT_EQ(judged(R"({"id":2,"total":987654})", R"({"id":1,"total":10})").outcome, Outcome::kFail);
  EXPECT_EQ(judged(R"({"id":2,"total":10})", R"({"id":1,"total":"987654.00"})").outcome,
            Outcome::kFail);
}

}  // namespace
}  // namespace assay::checks
