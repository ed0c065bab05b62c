// SPDX-License-Identifier: MIT
// conc.unique-race on literal tapes.
#include <gtest/gtest.h>

#include "checks/conc/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::conc_unique_race_test {
namespace {

Exchange answer(int status, const std::string& body = "") {
  static int id = 0;
  return answered(++id, "POST", "/products", status, body);
}

// A round of two answers, the ids that were given out, and how many items the state shows.
struct Round {
  Exchange first{};
  Exchange second{};
  int ids = 1;
  int there = 1;
  Json listed{};
  double spread = 0;  // of the first round, in microseconds; the others wake the candidate up
};

Finding judged(const Round& round, const Exchange& duplicate = answer(409)) {
  Tape tape("conc.unique-race", "product");
  tape.note("field", "sku");
  tape.note("rounds", 3);
  tape.add("duplicate", duplicate);
  for (const char* number : {"1", "2", "3"}) {
    const std::string n(number);
    tape.add("race " + n, round.first);
    tape.add("race " + n, round.second);
    tape.note("ids " + n, round.ids);
    tape.note("there " + n, round.there);
    tape.note("listed " + n, round.listed);
  }
  if (round.spread > 0) {
    tape.note("spread 1", round.spread);
    tape.note("woken 2", true);
    tape.note("woken 3", true);
  }
  return kUniqueRace.judge(tape);
}

TEST(UniqueRace, PassesOneItemWhateverTheLosersAreTold) {
  const Exchange won = answer(201, R"({"id":7})");
  for (const int status : {409, 422, 400}) {
    EXPECT_EQ(judged({won, answer(status)}).outcome, Outcome::kPass) << status;
  }
  EXPECT_EQ(judged({won, won}, won).outcome, Outcome::kPass) << "an upsert gives the same id";
  EXPECT_EQ(judged({won, answer(200, R"({"id":7})")}).outcome, Outcome::kPass)
      << "the loser is shown what is there";
  EXPECT_EQ(judged({won, answer(200, R"({"success":false,"error":"taken"})")}).outcome,
            Outcome::kPass)
      << "the wrong status is http.honest-status' to charge";
}

TEST(UniqueRace, LeavesToOthersWhatHappensOneAfterTheOtherToo) {
  const Exchange won = answer(201, R"({"id":7})");
  EXPECT_EQ(judged({won, answer(500)}, answer(500)).outcome, Outcome::kPass);
  EXPECT_EQ(judged({won, answer(403)}, answer(403)).outcome, Outcome::kPass);
}

TEST(UniqueRace, SaysHowOftenNoViolationWasSeen) {
  const Finding finding = judged({answer(201, R"({"id":7})"), answer(409)});
  EXPECT_EQ(finding.note, "no violation in 3 rounds of up to 2 requests at once");
}

TEST(UniqueRace, SaysHowCloseTogetherTheRequestsWere) {
  const Round clean{.first = answer(201, R"({"id":7})"), .second = answer(409), .spread = 120};
  EXPECT_EQ(judged(clean).note,
            "no violation in 3 rounds of up to 2 requests at once, released by waking the "
            "candidate up in 2, and by sweeps within 120 to 120 microseconds in 1");
  Round raced = clean;
  raced.second = answer(201, R"({"id":8})");
  raced.ids = raced.there = 2;
  EXPECT_EQ(judged(raced).note,
            "the rounds were released by waking the candidate up in 2, and by sweeps within 120 to "
            "120 microseconds in 1");
}

TEST(UniqueRace, FailsTwoItemsThatCanBeReadOrAreListed) {
  const Exchange won = answer(201, R"({"id":7})");
  const Exchange too = answer(201, R"({"id":8})");
  const Finding finding = judged({.first = won, .second = too, .ids = 2, .there = 2});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "2 items hold one sku");
  EXPECT_EQ(finding.evidence.front().exchange, too.id);
  EXPECT_EQ(judged({.first = won, .second = answer(500), .listed = 2}).outcome, Outcome::kFail);
}

// Where the unique value is the id, the later creation takes the place of the earlier one.
TEST(UniqueRace, GradesCreationsThatAreConfirmedAndLost) {
  const Exchange won = answer(201, R"({"id":"sale"})");
  const Finding finding = judged({won, answer(201, R"({"id":"sale"})")});
  EXPECT_DOUBLE_EQ(finding.credit, 0.5);
  EXPECT_EQ(finding.observed,
            "one item is there, but 2 creations were confirmed: what the others sent is lost");
}

TEST(UniqueRace, GradesLosersThatBreak) {
  const Exchange won = answer(201, R"({"id":7})");
  EXPECT_DOUBLE_EQ(judged({won, answer(500)}).credit, 0.5);
  EXPECT_DOUBLE_EQ(judged({won, answer(412)}).credit, 0.75);
  EXPECT_DOUBLE_EQ(judged({won, answer(403)}).credit, 0.5);
}

TEST(UniqueRace, GradesIdsThatLeadNowhere) {
  const Exchange won = answer(201, R"({"id":7})");
  EXPECT_DOUBLE_EQ(judged({.first = won, .second = won, .ids = 2, .there = 1}).credit, 0.5);
  EXPECT_DOUBLE_EQ(
      judged({.first = answer(409), .second = answer(409), .ids = 0, .there = 0}).credit, 0.5);
}

TEST(UniqueRace, TellsNothingWhereThrottlingOrSilenceLeftNoRace) {
  const Exchange won = answer(201, R"({"id":7})");
  EXPECT_EQ(judged({won, answer(429)}).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged({won, unanswered(2, "POST", "/products", Failure::kReset)}).outcome,
            Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::conc_unique_race_test
