// SPDX-License-Identifier: MIT
// conc.transfer-opposite on literal tapes.
#include <gtest/gtest.h>

#include "checks/conc/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::conc_transfer_opposite_test {
namespace {

Exchange answer(int status, double ms = 5) {
  static int id = 0;
  Exchange exchange = answered(++id, "POST", "/transfers", status, R"({"id":1})");
  exchange.ms = ms;
  return exchange;
}

struct Round {
  std::vector<Exchange> answers{};
  std::vector<Exchange> again{};
  Exchange after = answer(201);
};

Finding judged(const Round& round) {
  Tape tape("conc.transfer-opposite", "");
  tape.note("rounds", 1);
  tape.note("budget", 10000);
  for (const Exchange& one : round.answers)
    tape.add("race 1", one);
  for (const Exchange& one : round.again)
    tape.add("again 1", one);
  tape.add("after 1", round.after);
  return kTransferOpposite.judge(tape);
}

std::vector<Exchange> ten(int broken, int status) {
  std::vector<Exchange> answers(10, answer(201));
  for (int i = 0; i < broken; ++i)
    answers[static_cast<std::size_t>(i)] = answer(status);
  return answers;
}

TEST(TransferOpposite, PassesAStoreThatTakesThemOneByOne) {
  EXPECT_EQ(judged({.answers = {answer(201, 20), answer(201, 9000)}}).outcome, Outcome::kPass);
}

TEST(TransferOpposite, GradesDeadlocksThatATryAgainGetsPast) {
  for (const int status : {409, 500, 503}) {
    EXPECT_DOUBLE_EQ(
        judged({.answers = ten(2, status), .again = {answer(201), answer(201)}}).credit, 0.75);
  }
  EXPECT_DOUBLE_EQ(judged({.answers = ten(4, 500), .again = {answer(201)}}).credit, 0.5);
  EXPECT_DOUBLE_EQ(judged({.answers = ten(1, 500), .again = {answer(500)}}).credit, 0.5);
}

TEST(TransferOpposite, FailsTransfersThatHang) {
  const Exchange hanging = unanswered(9, "POST", "/transfers", Failure::kTimeout);
  const Finding finding = judged({.answers = {hanging, hanging}});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "2 of 2 transfers had no answer after 30 s");
}

TEST(TransferOpposite, FailsAServiceThatCannotGoOn) {
  EXPECT_EQ(judged({.answers = ten(0, 0), .after = answer(503)}).outcome, Outcome::kFail);
}

TEST(TransferOpposite, TakesTimeAloneForHalf) {
  EXPECT_DOUBLE_EQ(judged({.answers = {answer(201), answer(201, 14000)}}).credit, 0.5);
}

// A round after which 10.00 too much is there.
Tape with_money_made(const std::string& check) {
  const auto numbers = [](std::initializer_list<int> all) {
    Json list = Json::array();
    for (const int each : all)
      list.push(each);
    return list;
  };
  Tape tape(check, "");
  tape.note("scale", 2);
  tape.note("overdraft", false);
  tape.note("rounds", 1);
  tape.note("budget", 10000);
  tape.note("opened 1", numbers({10000, 10000}));
  tape.note("moves 1", Json::array({numbers({0, 1, 1000}), numbers({1, 0, 1000})}));
  tape.add("race 1", answer(201));
  tape.add("race 1", answer(201));
  tape.add("after 1", answer(201));
  tape.note("balances 1", numbers({10000, 11000}));
  return tape;
}

TEST(TransferOpposite, ChargesMoneyThatOnlyCrossingTransfersMake) {
  Tape tape = with_money_made("conc.transfer-opposite");
  EXPECT_EQ(kTransferOpposite.judge(tape).outcome, Outcome::kFail);
  const Tape other = with_money_made("conc.transfer-conservation");
  tape.pool = {&other};
  EXPECT_EQ(kTransferOpposite.judge(tape).outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::conc_transfer_opposite_test
