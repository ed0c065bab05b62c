// SPDX-License-Identifier: MIT
// conc.oversell on literal tapes.
#include <gtest/gtest.h>

#include "checks/conc/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::conc_oversell_test {
namespace {

Exchange answer(int status, const std::string& body = "") {
  static int id = 0;
  return answered(++id, "POST", "/orders", status, body);
}

// A round of a winner and a loser, and what the state showed afterwards.
struct Round {
  int stock = 1;
  int raced = 1;
  int sold = 1;
  Json left = 0;
  Exchange loser = answer(409);
};

Finding judged(const Round& round) {
  Tape tape("conc.oversell", "");
  tape.note("rounds", 1);
  tape.add("race 1", answer(201, R"({"id":7})"));
  tape.add("race 1", round.loser);
  tape.note("stock 1", round.stock);
  tape.note("raced 1", round.raced);
  tape.note("sold 1", round.sold);
  tape.note("left 1", round.left);
  return kOversell.judge(tape);
}

TEST(Oversell, PassesWhatIsSoldOnceWhateverTheOthersAreTold) {
  for (const int status : {400, 402, 409, 410, 422}) {
    EXPECT_EQ(judged({.loser = answer(status)}).outcome, Outcome::kPass) << status;
  }
  EXPECT_EQ(judged({.stock = 5, .raced = 5, .sold = 5}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({.left = Json()}).outcome, Outcome::kPass) << "a stock that nobody sees";
}

TEST(Oversell, PassesOneWhoPutsTheOthersOff) {
  EXPECT_EQ(
      judged({.loser = answered(9, "POST", "/orders", 503, "", {{"Retry-After", "1"}})}).outcome,
      Outcome::kInconclusive);
}

TEST(Oversell, FailsMoreSalesThanThereAre) {
  const Finding finding = judged({.stock = 5, .raced = 6, .sold = 6});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "6 purchases of a stock of 5 stand");
  EXPECT_EQ(judged({.raced = 1, .sold = 2}).outcome, Outcome::kFail) << "by a later buyer";
}

TEST(Oversell, FailsAStockBelowZero) {
  EXPECT_EQ(judged({.left = -3}).observed, "the stock reads -3");
  EXPECT_EQ(judged({.left = -3}).outcome, Outcome::kFail);
}

TEST(Oversell, GradesWhatIsSoldTooLateOrNotAtAll) {
  EXPECT_DOUBLE_EQ(judged({.stock = 5, .raced = 3, .sold = 5}).credit, 0.75);
  EXPECT_DOUBLE_EQ(judged({.stock = 5, .raced = 3, .sold = 3, .left = 2}).credit, 0.5);
  EXPECT_DOUBLE_EQ(judged({.left = 1}).credit, 0.5);
}

TEST(Oversell, GradesLosersThatBreak) {
  EXPECT_DOUBLE_EQ(judged({.loser = answer(500)}).credit, 0.5);
  EXPECT_DOUBLE_EQ(judged({.loser = answer(503)}).credit, 0.5);
}

}  // namespace
}  // namespace assay::checks::conc_oversell_test
