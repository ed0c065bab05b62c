// SPDX-License-Identifier: MIT
// auth.anonymous on literal tapes.
#include <gtest/gtest.h>

#include "checks/auth/family.h"
#include "tests/support/exchanges.h"

namespace assay::checks::auth_anonymous_test {
namespace {

const Headers kChallenge{{"WWW-Authenticate", "Bearer"}};

// One answer to everything that a stranger asks.
struct Stranger {
  Exchange list = answered(1, "GET", "/orders", 401, "{}", kChallenge);
  Exchange item = answered(2, "GET", "/orders/7", 401, "{}", kChallenge);
  Exchange with_credential = answered(3, "GET", "/orders/7", 401, "{}", kChallenge);
  Exchange creation = answered(4, "POST", "/orders", 401, "{}", kChallenge);

  static Stranger refused_by(int status) {
    return {answered(1, "GET", "/orders", status, "{}"),
            answered(2, "GET", "/orders/7", status, "{}"),
            answered(3, "GET", "/orders/7", status, "{}"),
            answered(4, "POST", "/orders", status, "{}")};
  }
};

Finding judged(const Stranger& stranger) {
  Tape tape("auth.anonymous", "order");
  tape.note("id", "7");
  tape.add("list (control)", answered(9, "GET", "/orders", 200, R"({"items":[{"id":7}]})"));
  tape.add("list", stranger.list);
  tape.add("item", stranger.item);
  for (const char* how :
       {"an invalid token", "an empty credential", "another scheme", "no scheme"}) {
    tape.add(std::string("item with ") + how, stranger.with_credential);
  }
  tape.add("creation", stranger.creation);
  return kAnonymous.judge(tape);
}

TEST(Anonymous, PassesRefusalsWithAChallenge) {
  EXPECT_EQ(judged({}).outcome, Outcome::kPass);
}

TEST(Anonymous, TakesATenthForA401WithoutChallenge) {
  EXPECT_NEAR(judged(Stranger::refused_by(401)).credit, 0.9, 1e-9);
}

TEST(Anonymous, GivesThreeQuartersForTheDefaultOfSomeFrameworks) {
  EXPECT_NEAR(judged(Stranger::refused_by(403)).credit, 0.75, 1e-9);
}

TEST(Anonymous, GivesHalfForOtherRefusals) {
  EXPECT_NEAR(judged(Stranger::refused_by(404)).credit, 0.5, 1e-9);
  EXPECT_NEAR(judged(Stranger::refused_by(400)).credit, 0.5, 1e-9);
}

TEST(Anonymous, LeavesServerErrorsToTheirOwnCheck) {
  EXPECT_NEAR(judged(Stranger::refused_by(500)).credit, 0.5, 1e-9);
}

TEST(Anonymous, TakesAnEmptyListForNoBreach) {
  Stranger stranger;
  stranger.list = answered(1, "GET", "/orders", 200, R"({"items":[]})");
  EXPECT_EQ(judged(stranger).outcome, Outcome::kPartial);
}

TEST(Anonymous, TakesARefusalInWordsForNoBreach) {
  Stranger stranger;
  stranger.item =
      answered(2, "GET", "/orders/7", 200, R"({"success":false,"error":"log in first"})");
  EXPECT_EQ(judged(stranger).outcome, Outcome::kPartial);
}

TEST(Anonymous, FailsAnItemThatIsServed) {
  Stranger stranger;
  stranger.item = answered(2, "GET", "/orders/7", 200, R"({"id":7,"note":"mine"})");
  const Finding finding = judged(stranger);
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.evidence.front().exchange, 2);
}

TEST(Anonymous, FailsAListWithItems) {
  Stranger stranger;
  stranger.list = answered(1, "GET", "/orders", 200, R"([{"id":7}])");
  EXPECT_EQ(judged(stranger).outcome, Outcome::kFail);
}

TEST(Anonymous, FailsACreation) {
  Stranger stranger;
  stranger.creation = answered(4, "POST", "/orders", 201, R"({"id":8})");
  EXPECT_EQ(judged(stranger).outcome, Outcome::kFail);
}

TEST(Anonymous, LeavesTokensThatNobodyChecksToTheirOwnCheck) {
  Stranger stranger;
  stranger.with_credential = answered(3, "GET", "/orders/7", 200, R"({"id":7})");
  const Finding finding = judged(stranger);
  for (const Case& one : finding.cases)
    EXPECT_EQ(one.name.find("scheme"), std::string::npos);
}

// Everybody reads, users write.
Finding judged_writes(const Exchange& creation) {
  Tape tape("auth.anonymous", "product");
  tape.note("id", "7");
  tape.add("creation", creation);
  return kAnonymous.judge(tape);
}

TEST(Anonymous, AsksOfAPublicResourceOnlyToKeepStrangersFromWriting) {
  EXPECT_EQ(judged_writes(answered(1, "POST", "/products", 401, "{}", kChallenge)).outcome,
            Outcome::kPass);
  const Finding finding = judged_writes(answered(1, "POST", "/products", 201, R"({"id":8})"));
  EXPECT_EQ(finding.outcome, Outcome::kFail);
}

}  // namespace
}  // namespace assay::checks::auth_anonymous_test
