// SPDX-License-Identifier: MIT
// http.delete on literal tapes.
#include <optional>

#include <gtest/gtest.h>

#include "checks/http/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::http_delete_test {
namespace {

struct Answers {
  Exchange first = answered(1, "DELETE", "/products/7", 204);
  Exchange after = answered(2, "GET", "/products/7", 404, "{}");
  Exchange second = answered(3, "DELETE", "/products/7", 404, "{}");
  bool soft = false;
  bool listed = false;
  std::optional<Exchange> bystander{};
};

Finding judged(const Answers& answers) {
  Tape tape("http.delete", "product");
  tape.note("id", "7");
  tape.note("sent", Json::object({{"name", "Lamp"}}));
  tape.note("bystander id", "8");
  tape.note("bystander sent", Json::object({{"name", "Desk"}}));
  tape.note("soft", answers.soft);
  tape.add("delete", answers.first);
  tape.add("after delete", answers.after);
  if (answers.listed) {
    tape.add("list (again)", answered(4, "GET", "/products", 200, R"({"items":[{"id":7}]})"));
  }
  if (answers.bystander) tape.add("bystander (after)", *answers.bystander);
  tape.add("second delete", answers.second);
  return kDelete.judge(tape);
}

TEST(Delete, PassesEveryHonestWayToDelete) {
  EXPECT_EQ(judged({}).outcome, Outcome::kPass);
  Answers other;
  other.first = answered(1, "DELETE", "/products/7", 200, R"({"message":"deleted"})");
  other.after = answered(2, "GET", "/products/7", 410);
  other.second = answered(3, "DELETE", "/products/7", 204);
  EXPECT_EQ(judged(other).outcome, Outcome::kPass);
}

TEST(Delete, PassesATombstoneThatTheRubricAllows) {
  Answers answers{.soft = true};
  answers.after = answered(2, "GET", "/products/7", 200, R"({"id":7,"status":"archived"})");
  EXPECT_EQ(judged(answers).outcome, Outcome::kPass);
}

TEST(Delete, GivesHalfToATombstoneOtherwise) {
  Answers answers;
  answers.after = answered(2, "GET", "/products/7", 200, R"({"id":7,"deleted_at":"2030-01-01"})");
  EXPECT_DOUBLE_EQ(judged(answers).credit, 0.5);
}

TEST(Delete, GivesHalfToAnItemThatIsStillListed) {
  EXPECT_DOUBLE_EQ(judged({.listed = true}).credit, 0.5);
}

TEST(Delete, TakesAnEighthForARefusedRepetition) {
  Answers answers;
  answers.second = answered(3, "DELETE", "/products/7", 409);
  EXPECT_DOUBLE_EQ(judged(answers).credit, 0.875);
}

TEST(Delete, LeavesAServerErrorOfTheRepetitionToItsOwnCheck) {
  Answers answers;
  answers.second = answered(3, "DELETE", "/products/7", 500);
  EXPECT_EQ(judged(answers).outcome, Outcome::kPass);
}

TEST(Delete, FailsAnItemThatIsStillServed) {
  Answers answers;
  answers.after = answered(2, "GET", "/products/7", 200, R"({"id":7,"name":"Lamp"})");
  EXPECT_EQ(judged(answers).outcome, Outcome::kFail);
}

TEST(Delete, LeavesTheStatusOfWhatIsNotThereToItsOwnCheck) {
  for (const char* body : {"null", "{}", R"({"id":0,"name":""})", R"({"data":null})"}) {
    Answers answers;
    answers.after = answered(2, "GET", "/products/7", 200, body);
    EXPECT_EQ(judged(answers).outcome, Outcome::kPass) << body;
  }
}

TEST(Delete, FailsWhereAnotherItemGoesAlong) {
  Answers answers{.bystander = answered(5, "GET", "/products/8", 404)};
  EXPECT_EQ(judged(answers).outcome, Outcome::kFail);
  answers.bystander = answered(5, "GET", "/products/8", 200, "null");
  EXPECT_EQ(judged(answers).outcome, Outcome::kFail);
  answers.bystander = answered(5, "GET", "/products/8", 200, R"({"id":8,"name":"Desk"})");
  EXPECT_EQ(judged(answers).outcome, Outcome::kPass);
  answers.bystander = answered(5, "GET", "/products/8", 503);
  EXPECT_EQ(judged(answers).outcome, Outcome::kPass);
}

TEST(Delete, FailsADeleteThatIsNotOffered) {
  Answers answers;
  answers.first = answered(1, "DELETE", "/products/7", 405);
  EXPECT_EQ(judged(answers).outcome, Outcome::kFail);
}

TEST(Delete, CannotTellWhereTheStateForbidsIt) {
  Answers answers;
  answers.first = answered(1, "DELETE", "/products/7", 409);
  EXPECT_EQ(judged(answers).outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::http_delete_test
