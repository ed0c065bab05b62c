// SPDX-License-Identifier: MIT
// hook.duplicate-once on literal tapes, and how it asks.
#include <gtest/gtest.h>

#include "checks/hook/family.h"
#include "tests/checks/hook/fake_bank.h"
#include "tests/support/exchanges.h"

namespace assay::checks::hook_duplicate_once_test {
namespace {

struct Counted {
  int in_turn = 1;
  int other_bytes = 0;
  int together = 1;
  int all = 2;
  int after_restart = 0;
  int duplicate = 200;
  int raced = 200;
};

Finding judged(const Counted& counted) {
  Tape tape("hook.duplicate-once", "");
  tape.note("webhooks", Json::array({"deposit"}));
  const auto add = [&](const std::string& phase, int effects, std::vector<int> statuses) {
    tape.note("deposit: " + phase + " effects", effects);
    for (const int status : statuses)
      tape.add("deposit: " + phase, answered(1, "POST", "/hooks", status));
  };
  add("in turn", counted.in_turn, {200, counted.duplicate, counted.duplicate});
  add("in other bytes", counted.other_bytes, {200});
  std::vector<int> raced(10, counted.raced);
  raced.front() = 200;
  add("together", counted.together, raced);
  add("all", counted.all, {});
  add("after a restart", counted.after_restart, {200});
  return kDuplicateOnce.judge(tape);
}

TEST(DuplicateOnce, PassesOneEffectOfEach) {
  EXPECT_EQ(judged({}).outcome, Outcome::kPass);
}

TEST(DuplicateOnce, PassesWhoPutsOffWhatComesWhileTheFirstIsAtWork) {
  EXPECT_EQ(judged({.raced = 409}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({.raced = 425}).outcome, Outcome::kPass);
}

TEST(DuplicateOnce, HalvesADuplicateThatIsRefused) {
  EXPECT_DOUBLE_EQ(judged({.duplicate = 409}).credit, 0.5);
}

TEST(DuplicateOnce, HalvesAnIdThatIsKnownOnlyWithItsBytes) {
  EXPECT_DOUBLE_EQ(judged({.other_bytes = 1, .all = 3}).credit, 0.5);
}

TEST(DuplicateOnce, HalvesASecondAnswerThatBreaks) {
  EXPECT_DOUBLE_EQ(judged({.raced = 500}).credit, 0.5);
}

TEST(DuplicateOnce, FailsASecondEffect) {
  const Finding finding = judged({.in_turn = 3, .all = 4});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_FALSE(finding.severity);
  EXPECT_EQ(judged({.together = 2, .all = 3}).outcome, Outcome::kFail);
  EXPECT_EQ(judged({.after_restart = 1}).outcome, Outcome::kFail);
}

TEST(DuplicateOnce, FailsASecondEffectThatComesLate) {
  EXPECT_EQ(judged({.all = 3}).outcome, Outcome::kFail);
}

TEST(DuplicateOnce, AsksAServiceThatRemembers) {
  FakeBank bank;
  const Finding finding = bank.judged(kDuplicateOnce);
  EXPECT_EQ(finding.outcome, Outcome::kPass) << finding.message << finding.reason;
}

TEST(DuplicateOnce, SeesAServiceThatForgetsWhenItEnds) {
  FakeBank bank;
  bank.forgets = true;
  EXPECT_EQ(bank.judged(kDuplicateOnce).outcome, Outcome::kFail);
}

TEST(DuplicateOnce, AsksNoMemoryToOutliveItsProcess) {
  FakeBank bank;
  bank.forgets = true;
  bank.contract.expect.push_back({.name = "storage", .need = "memory"});
  EXPECT_EQ(bank.judged(kDuplicateOnce).outcome, Outcome::kPass);
}

TEST(DuplicateOnce, SeesAServiceThatActsAgain) {
  FakeBank bank;
  bank.acts_again = true;
  EXPECT_EQ(bank.judged(kDuplicateOnce).outcome, Outcome::kFail);
}

TEST(DuplicateOnce, HearsTheAnswersToDuplicates) {
  FakeBank bank;
  bank.duplicates = 409;
  EXPECT_DOUBLE_EQ(bank.judged(kDuplicateOnce).credit, 0.5);
}

TEST(DuplicateOnce, CannotTellTwiceFromOnceWhereAValueIsSet) {
  FakeBank bank;
  bank.contract.webhooks[0].effect->kind = Effect::Kind::kBecomes;
  EXPECT_EQ(bank.judged(kDuplicateOnce).outcome, Outcome::kNotApplicable);
  FakeBank silent;
  silent.contract.webhooks[0].effect.reset();
  EXPECT_EQ(silent.judged(kDuplicateOnce).outcome, Outcome::kNotApplicable);
}

TEST(DuplicateOnce, LeavesARefusalToAnotherCheck) {
  FakeBank bank;
  bank.served = false;
  const Finding finding = bank.judged(kDuplicateOnce);
  EXPECT_EQ(finding.outcome, Outcome::kInconclusive);
  EXPECT_TRUE(finding.reason.starts_with("blocked by hook.signature"));
}

}  // namespace
}  // namespace assay::checks::hook_duplicate_once_test
