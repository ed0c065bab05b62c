// SPDX-License-Identifier: MIT
// hook.replay-window on literal tapes, and how it asks.
#include <gtest/gtest.h>

#include "checks/hook/family.h"
#include "tests/checks/hook/fake_bank.h"
#include "tests/support/exchanges.h"

namespace assay::checks::hook_replay_window_test {
namespace {

Finding judged(int old, const Json& effects, bool demanded = true, int after = 200) {
  Tape tape("hook.replay-window", "");
  tape.note("webhooks", Json::array({"deposit"}));
  tape.note("demanded", demanded);
  if (!effects.is_null()) tape.note("deposit: old effects", effects);
  tape.add("deposit: an hour old", answered(1, "POST", "/hooks", old));
  tape.add("deposit: control after", answered(2, "POST", "/hooks", after));
  return kReplayWindow.judge(tape);
}

TEST(ReplayWindow, PassesARefusal) {
  EXPECT_EQ(judged(400, 0).outcome, Outcome::kPass);
  EXPECT_EQ(judged(401, nullptr).outcome, Outcome::kPass);
}

TEST(ReplayWindow, PassesWhatIsTakenAndIgnored) {
  EXPECT_EQ(judged(200, 0).outcome, Outcome::kPass);
}

TEST(ReplayWindow, FailsAnOldEventThatActs) {
  EXPECT_EQ(judged(200, 1).outcome, Outcome::kFail);
  EXPECT_EQ(judged(200, 1, false).outcome, Outcome::kNotApplicable);
}

TEST(ReplayWindow, TellsNothingWithoutAControlOrAnEffect) {
  EXPECT_EQ(judged(401, 0, true, 401).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged(200, nullptr).outcome, Outcome::kInconclusive);
}

TEST(ReplayWindow, IsSkippedWhereNoTimeIsSigned) {
  FakeBank bank;
  bank.signing().scheme = SignatureScheme::kGithub;
  EXPECT_EQ(bank.judged(kReplayWindow).outcome, Outcome::kNotApplicable);
}

// The time that an event was signed at, by Stripe's header.
std::int64_t time_of(const Request& request) {
  const std::string* header = find_header(request.headers, "Stripe-Signature");
  return header == nullptr ? 0 : std::stoll(header->substr(2));
}

TEST(ReplayWindow, AllowsAQuarterOfAnHour) {
  FakeBank bank;
  bank.accepts = [&](const Request& request, const Json&) {
    return seal_of(bank.signing(), request.headers, request.body) == Seal::kTrue &&
           bank.world.unix_time() - time_of(request) <= 900;
  };
  EXPECT_EQ(bank.judged(kReplayWindow).outcome, Outcome::kPass);
}

TEST(ReplayWindow, SeesAServiceThatLooksAtNoClock) {
  FakeBank bank;
  EXPECT_EQ(bank.judged(kReplayWindow).outcome, Outcome::kFail);
}

TEST(ReplayWindow, LeavesAServiceThatVerifiesNothingToAnotherCheck) {
  FakeBank bank;
  bank.accepts = [](const Request&, const Json&) { return true; };
  const Finding finding = bank.judged(kReplayWindow);
  EXPECT_EQ(finding.outcome, Outcome::kInconclusive);
  EXPECT_TRUE(finding.reason.starts_with("blocked by hook.signature"));
}

}  // namespace
}  // namespace assay::checks::hook_replay_window_test
