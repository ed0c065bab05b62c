// SPDX-License-Identifier: MIT
// async.accepted-handle on literal tapes, and how it asks.
#include <gtest/gtest.h>

#include "checks/async/family.h"
#include "checks/async/job_run.h"
#include "tests/support/exchanges.h"
#include "tests/support/fake_world.h"

namespace assay::checks::async_accepted_handle_test {
namespace {

using Origin = Handle::Origin;

struct Started {
  Exchange answer{};
  Origin origin = Origin::kTold;
  int state_status = 200;
  const char* state = R"({"id":1,"status":"running"})";
  bool demanded = true;
  int times = 1;
};

Finding judged(const Started& started) {
  Tape tape("async.accepted-handle", "");
  tape.note("demanded", started.demanded);
  tape.note("jobs", Json::array({"report"}));
  tape.note("report: handle", static_cast<int>(started.origin));
  for (int i = 0; i < started.times; ++i) {
    tape.add("report: start", started.answer);
    if (started.origin != Origin::kTold) continue;
    tape.add("report: state",
             answered(9, "GET", "/reports/1", started.state_status, started.state));
  }
  return kAcceptedHandle.judge(tape);
}

Exchange start(int status, const char* body = R"({"id":1,"status":"queued"})", double ms = 5) {
  Exchange answer = answered(1, "POST", "/reports", status, body);
  answer.ms = ms;
  return answer;
}

TEST(AcceptedHandle, PassesA202WithAPlaceToAsk) {
  EXPECT_EQ(judged({.answer = start(202)}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({.answer = start(202, "")}).outcome, Outcome::kPass);
}

TEST(AcceptedHandle, PassesA201WithTheJob) {
  EXPECT_EQ(judged({.answer = start(201)}).outcome, Outcome::kPass);
}

TEST(AcceptedHandle, PassesWorkThatIsDoneAtOnce) {
  EXPECT_EQ(
      judged({.answer = start(200, R"({"id":1,"status":"succeeded"})"), .origin = Origin::kId})
          .outcome,
      Outcome::kPass);
  EXPECT_EQ(judged({.answer = start(200, R"({"month":"May","rows":[]})"), .origin = Origin::kNone})
                .outcome,
            Outcome::kPass);
  EXPECT_EQ(
      judged({.answer = start(201, R"({"id":1})"), .state = R"({"id":1,"status":"done"})"}).outcome,
      Outcome::kPass);
}

TEST(AcceptedHandle, PassesASlowFirstStartWhenTheSecondIsQuick) {
  Tape tape("async.accepted-handle", "");
  tape.note("jobs", Json::array({"report"}));
  tape.note("report: handle", static_cast<int>(Origin::kTold));
  for (const double ms : {4'000.0, 20.0}) {
    tape.add("report: start", start(202, "", ms));
    tape.add("report: state", answered(9, "GET", "/reports/1", 200, R"({"status":"done"})"));
  }
  EXPECT_EQ(kAcceptedHandle.judge(tape).outcome, Outcome::kPass);
}

TEST(AcceptedHandle, HalvesA200ForWorkThatGoesOn) {
  EXPECT_DOUBLE_EQ(judged({.answer = start(200)}).credit, 0.5);
}

TEST(AcceptedHandle, FailsAnAnswerThatLeadsNowhere) {
  const Finding finding =
      judged({.answer = start(202, R"({"message":"accepted"})"), .origin = Origin::kNone});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(judged({.answer = start(200, R"({"success":true})"), .origin = Origin::kNone}).outcome,
            Outcome::kFail);
}

TEST(AcceptedHandle, FailsAPlaceWhereNothingIs) {
  EXPECT_EQ(judged({.answer = start(202), .state_status = 404, .state = ""}).outcome,
            Outcome::kFail);
}

TEST(AcceptedHandle, FailsAnAnswerThatComesWhenTheWorkIsDone) {
  const Finding finding = judged({.answer = start(202, R"({"id":1,"status":"done"})", 2'400),
                                  .state = R"({"id":1,"status":"done"})",
                                  .times = 2});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.cases.front().observed, "the answer came after 2.4 s, when the work was done");
}

TEST(AcceptedHandle, HalvesALateAnswerForWorkThatGoesOn) {
  EXPECT_DOUBLE_EQ(judged({.answer = start(202, "", 2'400), .times = 2}).credit, 0.5);
}

TEST(AcceptedHandle, AsksForAJobOnlyWhereTheBriefDoes) {
  EXPECT_EQ(judged({.answer = start(404), .demanded = false}).outcome, Outcome::kNotApplicable);
  EXPECT_EQ(judged({.answer = start(404)}).outcome, Outcome::kFail);
}

TEST(AcceptedHandle, ConvictsNobodyByAGuessOrARefusal) {
  EXPECT_EQ(judged({.answer = start(202), .origin = Origin::kId}).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged({.answer = start(422, "")}).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged({.answer = start(500, "")}).outcome, Outcome::kInconclusive);
}

struct Asked {
  explicit Asked(FakeWorld::Handler handler) : world(std::move(handler)) {
    contract.jobs = {{.name = "report", .start = {.path = "/reports"}}};
    dialect.base = "http://fake.test/api";
  }
  Finding finding() {
    kAcceptedHandle.gather(session);
    return kAcceptedHandle.judge(tape);
  }

  Contract contract{.resources = {{.name = "note", .path = "/notes"}}};
  Dialect dialect{};
  FakeWorld world;
  Tape tape{"async.accepted-handle", ""};
  Session session{world, contract, dialect, tape, nullptr, {.marker = "g1"}};
};

TEST(AcceptedHandle, ReadsTheStateWhereTheAnswerSays) {
  for (const Headers& headers :
       {Headers{{"Location", "/api/reports/7"}}, Headers{{"Operation-Location", "reports/7"}}}) {
    Asked asked([&](const Request& request) {
      if (request.method == "POST") return Response{.status = 202, .headers = headers};
      return path_of(request) == "/api/reports/7"
                 ? answer(200, Json::object({{"status", "running"}}))
                 : answer(404);
    });
    EXPECT_EQ(asked.finding().outcome, Outcome::kPass);
  }
  for (const char* body : {R"({"data":{"statusUrl":"/api/reports/7"}})",
                           R"({"links":{"self":{"href":"/api/reports/7"}}})",
                           R"({"id":7,"url":"http://elsewhere.test/api/reports/7"})"}) {
    Asked asked([&](const Request& request) {
      if (request.method == "POST") return answer(202, *Json::parse(body));
      return path_of(request) == "/api/reports/7"
                 ? answer(200, Json::object({{"status", "running"}}))
                 : answer(404);
    });
    EXPECT_EQ(asked.finding().outcome, Outcome::kPass) << body;
  }
}

TEST(AcceptedHandle, TakesTheRubricsAddressForTheShownId) {
  Asked asked([](const Request& request) {
    if (request.method == "POST") return answer(202, Json::object({{"job_id", "a b"}}));
    return path_of(request) == "/api/jobs/a%20b" ? answer(200, Json::object({{"status", "queued"}}))
                                                 : answer(404);
  });
  asked.contract.jobs[0].status = "/jobs/{{id}}";
  EXPECT_EQ(asked.finding().outcome, Outcome::kPass);
}

TEST(AcceptedHandle, WaitsForAStateThatShowsALittleLater) {
  int reads = 0;
  Asked asked([&](const Request& request) {
    if (request.method == "POST") return answer(202, Json::object({{"url", "/api/reports/7"}}));
    return ++reads < 3 ? answer(404) : answer(200, Json::object({{"status", "running"}}));
  });
  EXPECT_EQ(asked.finding().outcome, Outcome::kPass);
}

}  // namespace
}  // namespace assay::checks::async_accepted_handle_test
