// SPDX-License-Identifier: MIT
// conc.idempotent-retry-mix on literal tapes.
#include <gtest/gtest.h>

#include "checks/conc/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::conc_idempotent_retry_mix_test {
namespace {

Exchange order(int id) {
  static int exchange = 0;
  return answered(++exchange, "POST", "/orders", 201, R"({"id":)" + std::to_string(id) + "}");
}

struct Mix {
  int made = 10;
  int spoilt = 0;             // id that a copy of the first operation was given; 0: its own
  bool refuses_last = false;  // the last operation is never confirmed
};

// One round of ten operations, two copies of each.
Finding judged(const Mix& mix) {
  Tape tape("conc.idempotent-retry-mix", "order");
  tape.note("rounds", 1);
  tape.note("before", 3);
  tape.note("after", 3 + mix.made);
  Json owners = Json::array();
  for (int i = 0; i < 10; ++i) {
    const bool refused = mix.refuses_last && i == 9;
    for (int copy = 0; copy < 2; ++copy) {
      const int id = i == 0 && copy == 1 && mix.spoilt != 0 ? mix.spoilt : 100 + i;
      tape.add("race 1", copy == 0 || refused ? unanswered(1, "POST", "/orders", Failure::kTimeout)
                                              : order(id));
      owners.push(i);
    }
    const std::string name = "operation " + std::to_string(i);
    tape.add(name, refused ? answered(2, "POST", "/orders", 409) : order(100 + i));
  }
  tape.note("owners 1", owners);
  return kIdempotentRetryMix.judge(tape);
}

TEST(IdempotentRetryMix, PassesOneItemForEachKey) {
  EXPECT_EQ(judged({}).outcome, Outcome::kPass);
}

TEST(IdempotentRetryMix, FailsMoreItemsThanKeys) {
  EXPECT_EQ(judged({.made = 12}).observed, "12 items for 10 operations");
  EXPECT_EQ(judged({.made = 12}).outcome, Outcome::kFail);
}

TEST(IdempotentRetryMix, FailsItemsThatWereConfirmedAndAreNotThere) {
  EXPECT_EQ(judged({.made = 9}).outcome, Outcome::kFail);
}

TEST(IdempotentRetryMix, GradesAnswersThatChange) {
  EXPECT_DOUBLE_EQ(judged({.spoilt = 900}).credit, 0.5);
  EXPECT_DOUBLE_EQ(judged({.spoilt = 105}).credit, 0.5) << "another operation's item";
}

TEST(IdempotentRetryMix, TellsNothingWithoutADefiniteAnswer) {
  EXPECT_EQ(judged({.made = 9, .refuses_last = true}).outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::conc_idempotent_retry_mix_test
