// SPDX-License-Identifier: MIT
// val.mass-assignment on literal tapes.
#include <gtest/gtest.h>

#include "checks/val/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::val_mass_assignment_test {
namespace {

Finding judged(const std::string& created, const std::string& updated) {
  Tape tape("val.mass-assignment", "order");
  tape.add("control", answered(1, "POST", "/orders", 201, R"({"id":1})"));
  tape.add("POST with total", answered(2, "POST", "/orders", 201, R"({"id":2})"));
  tape.add("POST with total (after)", answered(3, "GET", "/orders/2", 200, created));
  tape.add("PUT with total", answered(4, "PUT", "/orders/3", 200));
  tape.add("PUT with total (after)", answered(5, "GET", "/orders/3", 200, updated));
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

// Feathers' messages: the patch schema takes userId, and only the author can read a message.
Finding judged_of_owner(int patched, int after, int alone = 200) {
  Tape tape("val.mass-assignment", "message");
  tape.add("control", answered(1, "POST", "/messages", 201, R"({"id":51,"userId":17})"));
  tape.add("PATCH alone (after)", answered(9, "GET", "/messages/50", alone, R"({"id":50})"));
  tape.add("PATCH with userId", answered(2, "PATCH", "/messages/52", patched));
  tape.add("PATCH with userId (after)",
           answered(3, "GET", "/messages/52", after,
                    after == 200 ? R"({"id":52,"userId":17})" : R"({"name":"NotFound"})"));
  tape.note("values", Json::object({{"userId", 987654}}));
  return kMassAssignment.judge(tape);
}

TEST(MassAssignment, FailsWhereTheItemIsGivenAway) {
  const Finding finding = judged_of_owner(200, 404);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "was taken: the item then answered 404 on its own address");
  ASSERT_EQ(finding.evidence.size(), 2U);
  EXPECT_EQ(finding.evidence.front().exchange, 2);  // the request that did it
  EXPECT_EQ(finding.evidence.back().exchange, 3);
}

// The service stores the new owner first, and fails when it looks him up.
TEST(MassAssignment, FailsWhereTheItemIsGivenAwayAndTheAnswerIsAnError) {
  EXPECT_EQ(judged_of_owner(404, 404).outcome, Outcome::kFail);
}

TEST(MassAssignment, PassesWhereTheOwnerStays) {
  EXPECT_EQ(judged_of_owner(200, 200).outcome, Outcome::kPass);
  EXPECT_EQ(judged_of_owner(400, 200).outcome, Outcome::kPass);
}

TEST(MassAssignment, PassesWhereTheItemCannotBeReadForAnotherReason) {
  EXPECT_EQ(judged_of_owner(200, 429).outcome, Outcome::kPass);
  EXPECT_EQ(judged_of_owner(200, 401).outcome, Outcome::kPass);
  EXPECT_EQ(judged_of_owner(200, 404, 404).outcome, Outcome::kPass);  // so it is after any PATCH
}

TEST(MassAssignment, FailsWhereOneWayTakesTheValue) {
  EXPECT_EQ(judged(R"({"id":2,"total":987654})", R"({"id":1,"total":10})").outcome, Outcome::kFail);
  EXPECT_EQ(judged(R"({"id":2,"total":10})", R"({"id":1,"total":"987654.00"})").outcome,
            Outcome::kFail);
}

// Conduit in Nest: the body of a PUT goes over the entity, its slug and thereby its address too.
Finding judged_of_address(const std::string& moved, int there) {
  Tape tape("val.mass-assignment", "article");
  tape.add("control", answered(1, "POST", "/articles", 201, R"({"article":{"slug":"a"}})"));
  tape.add("PUT alone (after)", answered(2, "GET", "/articles/b", 404));
  tape.add("PUT with slug", answered(3, "PUT", "/articles/c", 200, R"({"article":{"slug":"m"}})"));
  tape.add("PUT with slug (after)", answered(4, "GET", "/articles/c", 404));
  tape.add("PUT with slug (moved)", answered(5, "GET", "/articles/m", there, moved));
  tape.note("values", Json::object({{"slug", "m"}}));
  return kMassAssignment.judge(tape);
}

TEST(MassAssignment, FailsWhereTheItemMovesToTheAddressThatWasSent) {
  const Finding finding = judged_of_address(R"({"article":{"slug":"m"}})", 200);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "was stored as sent");
}

TEST(MassAssignment, PassesWhereATitleMovesTheItemAndTheSentAddressDoesNot) {
  EXPECT_EQ(judged_of_address("{}", 404).outcome, Outcome::kPass);
}

Finding judged_of_id(int posted, const std::string& after) {
  Tape tape("val.mass-assignment", "todo");
  tape.add("control", answered(1, "POST", "/todos", 201, R"({"id":1,"title":"first"})"));
  tape.add("control (read)", answered(2, "GET", "/todos/1", 200, R"({"id":1,"title":"first"})"));
  tape.note("sent with the id of another", Json::object({{"title", "second"}}));
  tape.add("POST with the id of another",
           answered(3, "POST", "/todos", posted, R"({"id":1,"title":"second"})"));
  tape.add("POST with the id of another (after)", answered(4, "GET", "/todos/1", 200, after));
  tape.note("values", Json::object());
  return kMassAssignment.judge(tape);
}

TEST(MassAssignment, FailsWhereACreationOverwritesTheItemWhoseIdItNames) {
  const Finding finding = judged_of_id(201, R"({"id":1,"title":"second"})");
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "overwrote the item that has this id");
}

TEST(MassAssignment, PassesACreationThatGetsAnIdOfItsOwnOrIsRefused) {
  EXPECT_EQ(judged_of_id(201, R"({"id":1,"title":"first"})").outcome, Outcome::kPass);
  EXPECT_EQ(judged_of_id(409, R"({"id":1,"title":"first"})").outcome, Outcome::kPass);
}

}  // namespace
}  // namespace assay::checks::val_mass_assignment_test
