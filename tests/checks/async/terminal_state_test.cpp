// SPDX-License-Identifier: MIT
// async.terminal-state on literal tapes, and how it asks.
#include <gtest/gtest.h>

#include "checks/async/family.h"
#include "dialect/session.h"
#include "tests/support/exchanges.h"
#include "tests/support/fake_world.h"

namespace assay::checks::async_terminal_state_test {
namespace {

struct Seen {
  int status = 200;
  const char* body = "";
  double at_ms = 0;
};

Tape seen(const std::vector<Seen>& good, const std::vector<Seen>& doomed = {}) {
  Tape tape("async.terminal-state", "");
  tape.note("jobs", Json::array({"report"}));
  tape.note("report: within", 4'000);
  tape.note("consistency_ms", 2'000);
  const auto add = [&](const char* name, const std::vector<Seen>& all) {
    for (const Seen& one : all) {
      Exchange answer = answered(2, "GET", "/reports/1", one.status, one.body);
      answer.started_ms = one.at_ms;
      tape.add(name, std::move(answer));
    }
  };
  add("report: good", good);
  add("report: doomed", doomed);
  return tape;
}

constexpr Seen kRunning{200, R"({"id":1,"status":"running"})"};
constexpr Seen kDone{200, R"({"id":1,"status":"completed"})"};
constexpr Seen kFailed{200, R"({"id":1,"status":"failed","reason":"no data"})"};
constexpr Seen kMute{200, R"({"id":1,"status":"failed"})"};
constexpr Seen kGone{404, ""};

Finding judged(const std::vector<Seen>& good, const std::vector<Seen>& doomed = {}) {
  return kTerminalState.judge(seen(good, doomed));
}

TEST(TerminalState, PassesJobsThatEndAsTheyShould) {
  EXPECT_EQ(judged({kRunning, kDone, kDone}, {kRunning, kFailed, kFailed}).outcome, Outcome::kPass);
}

TEST(TerminalState, PassesAResultThatTakesTheStatesPlace) {
  EXPECT_EQ(judged({{202, ""}, {200, R"({"rows":[1]})"}}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({{202, R"({"status":"running"})"}, {204, ""}, kDone}).outcome, Outcome::kPass);
}

TEST(TerminalState, PassesAStateThatIsThrownAwayOnceItWasTold) {
  EXPECT_EQ(judged({kRunning, kDone, kGone}).outcome, Outcome::kPass);
}

TEST(TerminalState, PassesAFailureThatIsTriedAgain) {
  EXPECT_EQ(judged({kDone}, {kFailed, kRunning, kFailed}).outcome, Outcome::kPass);
}

TEST(TerminalState, PassesAJobThatShowsALittleLater) {
  EXPECT_EQ(judged({kGone, {200, kRunning.body, 900}, {200, kDone.body, 1'000}}).outcome,
            Outcome::kPass);
}

TEST(TerminalState, PassesADoomedJobThatIsRefusedAtOnce) {
  Tape tape = seen({kDone});
  tape.add("report: start doomed", answered(3, "POST", "/reports", 422));
  EXPECT_EQ(kTerminalState.judge(tape).outcome, Outcome::kPass);
}

TEST(TerminalState, HalvesAFailureWithoutAReason) {
  const Finding finding = judged({kDone}, {kRunning, kMute});
  EXPECT_DOUBLE_EQ(finding.credit, 0.5);
  EXPECT_EQ(finding.observed, "it ended as 'failed' without a reason");
}

TEST(TerminalState, FailsAJobThatNeverEnds) {
  const Finding finding = judged({kDone}, {kRunning, kRunning});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.observed, "it still reads 'running' after 4 s");
}

TEST(TerminalState, FailsAFailureThatIsCalledASuccess) {
  EXPECT_EQ(judged({kDone}, {kRunning, kDone}).outcome, Outcome::kFail);
}

TEST(TerminalState, FailsAJobThatVanishesOrGoesBack) {
  EXPECT_EQ(judged({kRunning, kGone}).outcome, Outcome::kFail);
  EXPECT_EQ(judged({kRunning, kDone, kRunning}).outcome, Outcome::kFail);
}

TEST(TerminalState, FailsAJobThatCannotBeReadWhileItRuns) {
  EXPECT_EQ(judged({kGone, {200, kDone.body, 3'000}}).outcome, Outcome::kFail);
}

TEST(TerminalState, TellsNothingOfWordsThatNobodyKnows) {
  EXPECT_EQ(judged({{200, R"({"id":1,"status":"fertig"})"}}).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged({{200, R"({"id":1,"status":3})"}}).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged({{200, R"({"id":1,"progress":40})"}}).outcome, Outcome::kInconclusive);
}

// A service whose jobs end after so many reads.
struct Asked {
  explicit Asked(int until_end) : left(until_end) {
    contract.jobs = {{.name = "report",
                      .start = {.path = "/reports"},
                      .doomed = Call{.path = "/reports/doomed"},
                      .within_ms = 3'000}};
    dialect.base = "http://fake.test";
  }
  Response serve(const Request& request) {
    if (request.method == "POST") {
      doomed = path_of(request).ends_with("doomed");
      reads = 0;
      return {.status = 202, .headers = {{"Location", "/jobs/1"}, {"Retry-After", "0"}}};
    }
    if (++reads <= left) return answer(200, Json::object({{"status", "running"}}));
    return doomed ? answer(200, Json::object({{"status", "failed"}, {"error", "no data"}}))
                  : answer(200, Json::object({{"status", "done"}}));
  }
  Finding finding() {
    kTerminalState.gather(session);
    return kTerminalState.judge(tape);
  }

  int left;
  int reads = 0;
  bool doomed = false;
  Contract contract{.resources = {{.name = "note", .path = "/notes"}}};
  Dialect dialect{};
  FakeWorld world{[this](const Request& request) { return serve(request); }};
  Tape tape{"async.terminal-state", ""};
  Session session{world, contract, dialect, tape, nullptr, {.marker = "g1"}};
};

TEST(TerminalState, FollowsJobsToTheirEnd) {
  Asked asked(4);
  EXPECT_EQ(asked.finding().outcome, Outcome::kPass);
}

TEST(TerminalState, WaitsNoLongerThanTheRubricSays) {
  Asked asked(1'000'000);
  EXPECT_EQ(asked.finding().outcome, Outcome::kFail);
  EXPECT_LT(asked.world.now_ms(), 9'000);
}

TEST(TerminalState, LeavesAStartThatIsRefusedToAnotherCheck) {
  Asked asked(0);
  FakeWorld refusing([](const Request&) { return answer(500); });
  Session session{refusing, asked.contract, asked.dialect, asked.tape, nullptr, {.marker = "g1"}};
  kTerminalState.gather(session);
  ASSERT_TRUE(asked.tape.halt());
  EXPECT_EQ(asked.tape.halt()->outcome, Outcome::kInconclusive);
}

}  // namespace
}  // namespace assay::checks::async_terminal_state_test
