// SPDX-License-Identifier: MIT
// hook.fast-ack on literal tapes, and how it asks.
#include <gtest/gtest.h>

#include "checks/hook/family.h"
#include "tests/checks/hook/fake_bank.h"
#include "tests/support/exchanges.h"

namespace assay::checks::hook_fast_ack_test {
namespace {

struct Received {
  std::vector<double> late_ms{};  // of the first ones
  Json effects = 20;
  int status = 200;  // of the last one
  int unknown_type = 200;
  int events = 20;
};

Finding judged(const Received& received) {
  Tape tape("hook.fast-ack", "");
  tape.note("webhooks", Json::array({"deposit"}));
  tape.note("deposit: within", 2'000);
  if (!received.effects.is_null()) tape.note("deposit: effects", received.effects);
  for (int i = 0; i < received.events; ++i) {
    Exchange event = answered(i + 1, "POST", "/hooks", i == 19 ? received.status : 200);
    const auto place = static_cast<std::size_t>(i);
    event.ms = place < received.late_ms.size() ? received.late_ms[place] : 5;
    tape.add("deposit: event", std::move(event));
  }
  tape.add("deposit: unknown type", answered(30, "POST", "/hooks", received.unknown_type));
  return kFastAck.judge(tape);
}

TEST(FastAck, PassesQuickAnswersWithAllEffects) {
  EXPECT_EQ(judged({}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({.effects = nullptr}).outcome, Outcome::kPass);
}

TEST(FastAck, PassesASingleSlowAnswer) {
  EXPECT_EQ(judged({.late_ms = {9'000}}).outcome, Outcome::kPass);
}

TEST(FastAck, HalvesAnswersThatKeepTheSenderWaiting) {
  EXPECT_DOUBLE_EQ(judged({.late_ms = {2'300, 2'200}, .effects = 2, .events = 2}).credit, 0.5);
}

TEST(FastAck, FailsAnswersThatNoSenderWaitsFor) {
  EXPECT_EQ(judged({.late_ms = {16'000, 17'000}, .effects = 2, .events = 2}).outcome,
            Outcome::kFail);
}

TEST(FastAck, FailsEventsThatAreDropped) {
  const Finding finding = judged({.effects = 9});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "9 of 20 acknowledged events acted");
}

TEST(FastAck, AsksNoEffectOfWhatWasRefused) {
  const Finding finding = judged({.effects = 19, .status = 503});
  EXPECT_DOUBLE_EQ(finding.credit, 0.5);
  EXPECT_EQ(judged({.effects = 19, .status = 429}).outcome, Outcome::kPass);
}

TEST(FastAck, HalvesARefusalOfOtherTypes) {
  EXPECT_DOUBLE_EQ(judged({.unknown_type = 422}).credit, 0.5);
  EXPECT_EQ(judged({.unknown_type = 202}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({.unknown_type = 500}).outcome, Outcome::kFail);
}

TEST(FastAck, CountsWhatTwentyEventsDid) {
  FakeBank bank;
  const Finding finding = bank.judged(kFastAck);
  EXPECT_EQ(finding.outcome, Outcome::kPass) << finding.message << finding.reason;
  EXPECT_EQ(bank.tape.fact("deposit: effects").as_int(), 20);
}

TEST(FastAck, SeesAServiceThatTakesEverythingAndDoesNothing) {
  FakeBank bank;
  bank.known.insert("");
  bank.accepts = [&](const Request&, const Json& event) {
    bank.known.insert(event.find("id")->text());  // as if it had come before
    return true;
  };
  EXPECT_EQ(bank.judged(kFastAck).outcome, Outcome::kFail);
}

TEST(FastAck, WaitsForAQueueThatWorksOnLater) {
  FakeBank bank;
  std::vector<std::string> waiting;
  bank.accepts = [&](const Request&, const Json& event) {
    bank.known.insert(event.find("id")->text());
    waiting.push_back(event.find("account_id")->text());
    return true;
  };
  bank.world.on_wait = [&] {
    if (waiting.empty()) return;
    bank.balances[waiting.front()] += 25;
    waiting.erase(waiting.begin());
  };
  EXPECT_EQ(bank.judged(kFastAck).outcome, Outcome::kPass);
}

}  // namespace
}  // namespace assay::checks::hook_fast_ack_test
