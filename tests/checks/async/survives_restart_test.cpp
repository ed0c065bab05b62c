// SPDX-License-Identifier: MIT
// async.survives-restart on literal tapes, and how it asks.
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "checks/async/family.h"
#include "dialect/session.h"
#include "tests/support/exchanges.h"
#include "tests/support/fake_world.h"

namespace assay::checks::async_survives_restart_test {
namespace {

struct Killed {
  std::vector<const char*> states{5, "succeeded"};
  Json effects = 5;
  bool demanded = true;
  const char* before = "running";
};

Exchange reading(const std::string& state) {
  if (state == "gone") return answered(2, "GET", "/reports/1", 404);
  return answered(2, "GET", "/reports/1", 200, R"({"id":1,"status":")" + state + R"("})");
}

Finding judged(const Killed& killed) {
  Tape tape("async.survives-restart", "");
  tape.note("jobs", Json::array({"report"}));
  tape.note("demanded", killed.demanded);
  if (!killed.effects.is_null()) tape.note("report: effects", killed.effects);
  tape.add("report: last before the kill", reading(killed.before));
  for (const char* state : killed.states)
    tape.add("report: after the kill", reading(state));
  return kSurvivesRestart.judge(tape);
}

TEST(SurvivesRestart, PassesJobsThatAllEndOnce) {
  EXPECT_EQ(judged({}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({.effects = nullptr}).outcome, Outcome::kPass);
}

TEST(SurvivesRestart, SaysWhenNoneWasAtWork) {
  const Finding finding = judged({.before = "succeeded"});
  EXPECT_EQ(finding.outcome, Outcome::kPass);
  EXPECT_FALSE(finding.note.empty());
}

TEST(SurvivesRestart, HalvesJobsThatAreGivenUp) {
  EXPECT_DOUBLE_EQ(judged({.states = {"succeeded", "failed", "succeeded", "succeeded", "succeeded"},
                           .effects = 4})
                       .credit,
                   0.5);
}

TEST(SurvivesRestart, HalvesWorkThatIsDoneTwice) {
  const Finding finding = judged({.effects = 6});
  EXPECT_DOUBLE_EQ(finding.credit, 0.5);
  EXPECT_EQ(finding.observed, "6 effects of 5 jobs");
}

TEST(SurvivesRestart, FailsJobsThatAreForgotten) {
  EXPECT_EQ(judged({.states = {"succeeded", "running", "queued", "queued", "queued"}, .effects = 1})
                .outcome,
            Outcome::kFail);
  EXPECT_EQ(judged({.states = {"gone", "gone", "gone", "gone", "gone"}, .effects = 0}).outcome,
            Outcome::kFail);
}

TEST(SurvivesRestart, FailsASuccessWithoutItsEffect) {
  EXPECT_EQ(judged({.effects = 4}).outcome, Outcome::kFail);
}

TEST(SurvivesRestart, AsksNoQueueToLastWhereTheBriefDoesNot) {
  EXPECT_EQ(judged({.states = {"gone", "gone", "gone", "gone", "gone"}, .demanded = false}).outcome,
            Outcome::kNotApplicable);
}

TEST(SurvivesRestart, TellsNothingOfJobsThatCannotBeRead) {
  EXPECT_EQ(judged({.states = {"wer weiß"}}).outcome, Outcome::kInconclusive);
}

// Jobs that are done between two requests, one for each of them, and an effect that is a list.
struct Asked {
  Asked() {
    contract.jobs = {{.name = "report",
                      .start = {.path = "/reports"},
                      .within_ms = 3'000,
                      .effect = Effect{.path = "/documents"}}};
    contract.expect = {{.name = "storage", .need = "durable"},
                       {.name = "async", .need = "required"}};
    dialect.base = "http://fake.test";
    world.on_restart = [this](Ending, const Environment&) -> Result<void> {
      if (forgets) queued = 0;
      ++restarts;
      return {};
    };
  }
  Response serve(const Request& request) {
    const std::string path = path_of(request);
    if (path == "/notes" || path == "/notes/1") {
      return answer(request.method == "POST" ? 201 : 200, Json::object({{"id", 1}}));
    }
    if (request.method == "POST") {
      ++queued;
      return {.status = 202, .headers = {{"Location", "/reports/" + std::to_string(++started)}}};
    }
    if (path == "/documents") {
      Json list = Json::array();
      for (int i = 0; i < done; ++i)
        list.push(Json::object({{"id", i}}));
      return answer(200, list);
    }
    const bool ended = std::stoi(path.substr(9)) <= done;
    if (queued > 0 && ++asked % 3 == 0) {
      --queued;
      ++done;
    }
    return answer(200, Json::object({{"status", ended ? "done" : "queued"}}));
  }
  Finding finding() {
    kSurvivesRestart.gather(session);
    return kSurvivesRestart.judge(tape);
  }

  bool forgets = false;
  int started = 0;
  int queued = 0;
  int done = 0;
  int asked = 0;
  int restarts = 0;
  Contract contract{.resources = {{.name = "note", .path = "/notes"}}};
  Dialect dialect{};
  FakeWorld world{[this](const Request& request) { return serve(request); }};
  Tape tape{"async.survives-restart", ""};
  Session session{world, contract, dialect, tape, nullptr, {.marker = "g1"}};
};

TEST(SurvivesRestart, CountsEffectsAfterAKill) {
  Asked asked;
  const Finding finding = asked.finding();
  EXPECT_EQ(finding.outcome, Outcome::kPass) << finding.message << finding.reason;
  EXPECT_EQ(asked.restarts, 1);
  EXPECT_EQ(asked.tape.fact("report: effects").as_int(), 5);
}

TEST(SurvivesRestart, SeesJobsThatStayWhereTheyWere) {
  Asked asked;
  asked.forgets = true;
  EXPECT_EQ(asked.finding().outcome, Outcome::kFail);
}

TEST(SurvivesRestart, IsSkippedWhereTheStoreMayEndWithTheProcess) {
  Asked asked;
  asked.contract.expect = {{.name = "storage", .need = "memory"}};
  kSurvivesRestart.gather(asked.session);
  ASSERT_TRUE(asked.tape.halt());
  EXPECT_EQ(asked.tape.halt()->outcome, Outcome::kNotApplicable);
}

}  // namespace
}  // namespace assay::checks::async_survives_restart_test
