// SPDX-License-Identifier: MIT
// conc.lost-update on literal tapes.
#include <gtest/gtest.h>

#include "checks/conc/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::conc_lost_update_test {
namespace {

Exchange answer(int status, const std::string& body = "") {
  static int id = 0;
  return answered(++id, "PATCH", "/products/7", status, body);
}

struct Scene {
  bool required = true;
  bool by_tag = true;
  Exchange stale = answer(412);
  std::string shown = "one";  // after the stale write
  Exchange loser = answer(412);
  bool two_winners = false;
};

Finding judged(const Scene& scene) {
  Tape tape("conc.lost-update", "product");
  tape.note("required", scene.required);
  tape.note("by tag", scene.by_tag);
  tape.note("member", "name");
  tape.note("first", Json::object({{"name", "one"}}));
  tape.note("second", Json::object({{"name", "two"}}));
  tape.add("first write", answer(200, R"({"id":7,"name":"one"})"));
  tape.add("stale write", scene.stale);
  tape.add("after stale", answer(200, R"({"id":7,"name":")" + scene.shown + R"("})"));
  tape.note("rounds", 1);
  tape.add("race 1", answer(200, R"({"id":7})"));
  tape.add("race 1", scene.two_winners ? answer(200, R"({"id":7})") : scene.loser);
  return kLostUpdate.judge(tape);
}

TEST(LostUpdate, PassesARefusalOfTheStaleWriter) {
  EXPECT_EQ(judged({}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({.required = false}).outcome, Outcome::kPass) << "a lock that nobody asked for";
}

TEST(LostUpdate, TakesAVersionMembersConflictForFull) {
  const Scene version{.by_tag = false, .stale = answer(409), .loser = answer(409)};
  EXPECT_EQ(judged(version).outcome, Outcome::kPass);
  EXPECT_DOUBLE_EQ(judged({.stale = answer(409), .loser = answer(409)}).credit, 0.9);
}

TEST(LostUpdate, FailsAnOverwrite) {
  const Finding finding = judged({.stale = answer(200, R"({"id":7})"), .shown = "two"});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.expected, "412");
}

TEST(LostUpdate, AsksForNoLockThatTheRubricDoesNotAskFor) {
  const Scene scene{.required = false, .stale = answer(200, R"({"id":7})"), .shown = "two"};
  EXPECT_EQ(judged(scene).outcome, Outcome::kNotApplicable);
}

TEST(LostUpdate, GradesAConfirmationWithoutEffect) {
  EXPECT_DOUBLE_EQ(judged({.stale = answer(200, R"({"id":7})")}).credit, 0.5);
}

TEST(LostUpdate, FailsTwoWinnersOfOneState) {
  const Finding finding = judged({.two_winners = true});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "2 writers of one state were told that they had written");
}

TEST(LostUpdate, GradesLosersThatBreak) {
  EXPECT_DOUBLE_EQ(judged({.loser = answer(500)}).credit, 0.5);
}

TEST(LostUpdate, FailsARequiredLockWithoutAUsableValidator) {
  Tape tape("conc.lost-update", "product");
  tape.note("required", true);
  tape.note("no lock", "a read of the item shows no validator");
  tape.add("seen", answered(3, "GET", "/products/7", 200, R"({"id":7})"));
  EXPECT_EQ(kLostUpdate.judge(tape).outcome, Outcome::kFail);
}

}  // namespace
}  // namespace assay::checks::conc_lost_update_test
