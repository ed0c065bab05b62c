// SPDX-License-Identifier: MIT
// Judges of literal tapes: what convicts, what only blocks, and what is said of it.
#include "scenario/judge.h"

#include <gtest/gtest.h>

#include "scenario/perform.h"
#include "tests/scenario/stage.h"
#include "tests/support/exchanges.h"

namespace assay {
namespace {

// A tape of answers, each under its step's number.
class LiteralTape {
 public:
  explicit LiteralTape(const char* steps)
      : scenario_(read_scenario(Json::object({{"steps", Json::parse(steps).value()}}))) {
    tape_.note("asked", asked_of(scenario_));
    tape_.note("reached", static_cast<int>(scenario_.steps.size()));
  }

  LiteralTape& add(std::size_t step, int status, std::string body = "", Headers headers = {}) {
    tape_.add(step_name(step),
              answered(++last_, "GET", "/x", status, std::move(body), std::move(headers)));
    return *this;
  }
  LiteralTape& lose(std::size_t step, Failure failure) {
    tape_.add(step_name(step), unanswered(++last_, "GET", "/x", failure));
    return *this;
  }
  Tape& tape() { return tape_; }
  Finding judged() const { return judge_scenario(scenario_, contract_of_shop(), tape_); }

 private:
  Scenario scenario_;
  Tape tape_{"shop", ""};
  int last_ = 0;
};

constexpr const char* kSale = R"([
  {"post": "/products", "body": {"stock": 1}, "expect": {"status": 201}},
  {"post": "/orders", "parallel": 3, "expect": [{"status": 201, "times": 1}, {"status": [409, 422], "times": 2}]},
  {"get": "/products/1", "expect": {"status": 200, "body": {"stock": 0}}}])";

LiteralTape sale() {
  LiteralTape tape(kSale);
  tape.add(1, 201);
  return tape;
}

TEST(JudgeScenario, PassesWhenEveryStepWentAsExpected) {
  const Finding finding =
      sale().add(2, 409).add(2, 201).add(2, 422).add(3, 200, R"({"id": 1, "stock": 0})").judged();
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  ASSERT_EQ(finding.evidence.size(), 1U);
  EXPECT_EQ(finding.evidence[0].exchange, 5);
}

TEST(JudgeScenario, FailsWhenMoreAnswersAgreeThanExpected) {
  const Finding finding = sale().add(2, 201).add(2, 201).add(2, 409).judged();
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.message,
            "step 2 of 3, POST /orders: 2 of 3 answers have status 201, expected 1");
  EXPECT_EQ(finding.observed, "2 × 201, 1 × 409");
  ASSERT_EQ(finding.evidence.size(), 3U);  // both sales, then how it came to them
  EXPECT_EQ(finding.evidence[0].exchange, 2);
  EXPECT_EQ(finding.evidence[2].exchange, 1);
}

TEST(JudgeScenario, FailsWhenFewerAnswersAgreeThanExpected) {
  const Finding finding = sale().add(2, 500).add(2, 409).add(2, 409).judged();
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.evidence[0].exchange, 2);
}

TEST(JudgeScenario, DoesNotCountWhatWasThrottledOrNotAnswered) {
  EXPECT_EQ(sale().add(2, 201).add(2, 409).add(2, 429).judged().outcome, Outcome::kInconclusive);
  EXPECT_EQ(sale().add(2, 201).add(2, 409).lose(2, Failure::kTimeout).judged().outcome,
            Outcome::kInconclusive);
  EXPECT_EQ(sale().add(2, 201).add(2, 201).add(2, 429).judged().outcome, Outcome::kFail);
}

TEST(JudgeScenario, SaysWhereTheBodyDiffers) {
  const Finding finding =
      sale().add(2, 409).add(2, 201).add(2, 409).add(3, 200, R"({"id": 1, "stock": 1})").judged();
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.message, "step 3 of 3, GET /products/1: /stock is 1, expected 0");
  EXPECT_EQ(finding.expected, "/stock: 0");
  EXPECT_EQ(finding.observed, "/stock: 1");
}

TEST(JudgeScenario, FailsOnAServerErrorWhereAnotherStatusWasExpected) {
  const Finding finding = LiteralTape(R"([{"get": "/products", "expect": {"status": 200}}])")
                              .add(1, 500, "oops")
                              .judged();
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.message, "step 1 of 1, GET /products answered 500, expected status 200");
  EXPECT_EQ(finding.observed, "answered 500: oops");
}

TEST(JudgeScenario, BlocksOnAStepThatOnlyPrepares) {
  const Finding finding = LiteralTape(R"([{"post": "/products", "body": {}},
                                          {"get": "/products", "expect": {"status": 200}}])")
                              .add(1, 500)
                              .add(2, 404)
                              .judged();
  EXPECT_EQ(finding.outcome, Outcome::kInconclusive);
  EXPECT_EQ(finding.reason, "blocked by step 1 of 2, POST /products: it answered 500");
}

TEST(JudgeScenario, TakesTheSecondTryOfAMakeForBoth) {
  LiteralTape tape(R"([{"make": "product"}])");
  EXPECT_EQ(tape.add(1, 422).add(1, 201).judged().outcome, Outcome::kPass);
  EXPECT_EQ(LiteralTape(R"([{"make": "product"}])").add(1, 422).add(1, 422).judged().outcome,
            Outcome::kInconclusive);
}

TEST(JudgeScenario, CannotTellFromAnAnswerThatNeverCame) {
  EXPECT_EQ(LiteralTape(R"([{"get": "/products", "expect": {"status": 200}}])")
                .lose(1, Failure::kTimeout)
                .judged()
                .outcome,
            Outcome::kInconclusive);
}

TEST(JudgeScenario, WantsEveryRepeatedAnswerAsExpected) {
  const char* steps = R"([{"get": "/products", "repeat": 2, "expect": {"status": "2xx"}}])";
  EXPECT_EQ(LiteralTape(steps).add(1, 200).add(1, 204).judged().outcome, Outcome::kPass);
  EXPECT_EQ(LiteralTape(steps).add(1, 200).add(1, 404).judged().outcome, Outcome::kFail);
}

TEST(JudgeScenario, CountsWithinBounds) {
  const char* steps =
      R"([{"get": "/x", "parallel": 3, "expect": [{"status": 200, "times": {"min": 1, "max": 2}}]}])";
  EXPECT_EQ(LiteralTape(steps).add(1, 200).add(1, 409).add(1, 500).judged().outcome,
            Outcome::kPass);
  EXPECT_EQ(LiteralTape(steps).add(1, 200).add(1, 200).add(1, 200).judged().outcome,
            Outcome::kFail);
}

TEST(JudgeScenario, ReadsExpectationsWithWhatFilledTheirHoles) {
  LiteralTape tape(R"([{"get": "/products/1", "expect": {"body": {"id": "{{product}}"}}}])");
  tape.add(1, 200, R"({"data": {"id": 7}})");
  tape.tape().note("bound", Json::parse(R"([[{"product": "7"}]])").value());
  EXPECT_EQ(tape.judged().outcome, Outcome::kPass);
  tape.tape().note("bound", Json::parse(R"([[{"product": 8}]])").value());
  EXPECT_EQ(tape.judged().outcome, Outcome::kFail);
}

TEST(JudgeScenario, FailsWhenTheServiceDoesNotComeUpAgain) {
  LiteralTape tape(R"([{"restart": "kill"}, {"get": "/products", "expect": {"status": 200}}])");
  tape.tape().note("reached", 0);
  tape.tape().note("not_restarted", Json::object({{"step", 1}, {"why", "exited with status 1"}}));
  const Finding finding = tape.judged();
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.message, "step 1 of 2, restart: kill: the service did not come up again");
  EXPECT_EQ(finding.observed, "exited with status 1");
}

TEST(JudgeScenario, KeepsAFailThatWasSeenBeforeTheGatherStopped) {
  LiteralTape tape(
      R"([{"get": "/products", "expect": {"status": 200}}, {"get": "/a", "as": "bob"}])");
  tape.add(1, 404);
  tape.tape().note("reached", 1);
  tape.tape().stop({Outcome::kInconclusive, "blocked by signing in"});
  EXPECT_EQ(tape.judged().outcome, Outcome::kFail);
}

TEST(JudgeScenario, DoesNotJudgeARunThatAskedSomethingElse) {
  LiteralTape tape(R"([{"get": "/products", "expect": {"status": 200}}])");
  tape.add(1, 404);
  const Json other =
      Json::parse(R"({"steps": [{"get": "/orders", "expect": {"status": 200}}]})").value();
  const Finding finding = judge_scenario(read_scenario(other), contract_of_shop(), tape.tape());
  EXPECT_EQ(finding.outcome, Outcome::kInconclusive);
}

TEST(JudgeScenario, JudgesARunByAnExpectationThatChangedSince) {
  LiteralTape tape(R"([{"get": "/products", "expect": {"status": 200}}])");
  tape.add(1, 404);
  const Json other =
      Json::parse(R"({"steps": [{"get": "/products", "expect": {"status": 404}}]})").value();
  EXPECT_EQ(judge_scenario(read_scenario(other), contract_of_shop(), tape.tape()).outcome,
            Outcome::kPass);
}

}  // namespace
}  // namespace assay
