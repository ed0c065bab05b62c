// SPDX-License-Identifier: MIT
// conc.transfer-conservation on literal tapes.
#include <gtest/gtest.h>

#include "checks/conc/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::conc_transfer_conservation_test {
namespace {

Exchange answer(int status, const std::string& body = "") {
  static int id = 0;
  return answered(++id, "POST", "/transfers", status, body);
}

Json numbers(std::initializer_list<int> all) {
  Json list = Json::array();
  for (const int each : all)
    list.push(each);
  return list;
}

// Two accounts of 100.00; 10.00 from the first to the second, then 5.00 back.
Finding judged(const Exchange& first,
               const Exchange& second,
               const Json& balances,
               bool overdraft = false) {
  Tape tape("conc.transfer-conservation", "");
  tape.note("scale", 2);
  tape.note("overdraft", overdraft);
  tape.note("rounds", 1);
  tape.note("opened 1", numbers({10000, 10000}));
  tape.note("moves 1", Json::array({numbers({0, 1, 1000}), numbers({1, 0, 500})}));
  tape.add("race 1", first);
  tape.add("race 1", second);
  tape.note("balances 1", balances);
  return kTransferConservation.judge(tape);
}

TEST(TransferConservation, PassesBalancesThatAgreeWithWhatWasAccepted) {
  const Exchange done = answer(201, R"({"id":1})");
  EXPECT_EQ(judged(done, done, numbers({9500, 10500})).outcome, Outcome::kPass);
  for (const int status : {400, 402, 403, 409, 422}) {
    EXPECT_EQ(judged(done, answer(status), numbers({9000, 11000})).outcome, Outcome::kPass);
  }
}

TEST(TransferConservation, LeavesOpenWhatMayHaveHappenedOrNot) {
  const Exchange done = answer(201, R"({"id":1})");
  const Exchange lost = unanswered(2, "POST", "/transfers", Failure::kReset);
  const Exchange pending = answer(202, R"({"id":1,"status":"pending"})");
  const Exchange rejected = answer(201, R"({"id":1,"status":"rejected"})");
  EXPECT_EQ(judged(done, pending, numbers({9500, 10500})).outcome, Outcome::kPass);
  EXPECT_EQ(judged(done, pending, numbers({9000, 11000})).outcome, Outcome::kPass);
  EXPECT_EQ(judged(done, rejected, numbers({9000, 11000})).outcome, Outcome::kPass);
  EXPECT_EQ(judged(done, lost, numbers({9500, 10500})).outcome, Outcome::kInconclusive)
      << "one answer alone is no race";
}

TEST(TransferConservation, FailsMoneyThatIsMadeOrLost) {
  const Exchange done = answer(201, R"({"id":1})");
  const Finding finding = judged(done, done, numbers({9500, 11000}));
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "the balances add up to 205.00 instead of 200.00");
  EXPECT_EQ(judged(done, answer(409), numbers({9500, 10500})).outcome, Outcome::kFail)
      << "a refusal with an effect";
}

TEST(TransferConservation, FailsALostTransferThatConservesTheSum) {
  const Exchange done = answer(201, R"({"id":1})");
  const Finding finding = judged(done, done, numbers({9000, 11000}));
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "an account reads 90.00, and the accepted transfers make it 95.00");
}

TEST(TransferConservation, FailsADebtOnlyWhereThereMayBeNone) {
  const Exchange refused = answer(409);
  const Exchange done = answer(201, R"({"id":1})");
  EXPECT_EQ(judged(done, refused, numbers({-100, 20100})).observed,
            "an account that may not be overdrawn reads -1.00");
  EXPECT_EQ(judged(done, done, numbers({9500, 10500}), true).outcome, Outcome::kPass);
}

TEST(TransferConservation, GradesTransfersThatBreak) {
  const Exchange done = answer(201, R"({"id":1})");
  EXPECT_DOUBLE_EQ(judged(done, answer(500), numbers({9000, 11000})).credit, 0.75);
}

}  // namespace
}  // namespace assay::checks::conc_transfer_conservation_test
