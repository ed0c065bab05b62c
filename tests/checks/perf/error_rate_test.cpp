// SPDX-License-Identifier: MIT
// perf.error-rate: what fails, what is put off, and what was written.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/perf/family.h"
#include "checks/perf/load_run.h"
#include "tests/checks/perf/figures.h"
#include "tests/support/fake_list.h"

namespace assay::checks::perf_error_rate_test {
namespace {

using testing::HasSubstr;

Finding judged(const Measured& seen) {
  return kErrorRate.judge(loaded("perf.error-rate", seen));
}

TEST(ErrorRate, PassesWhatFailsNever) {
  EXPECT_EQ(judged({}).outcome, Outcome::kPass);
}

TEST(ErrorRate, PassesOneFailureAmongFew) {
  EXPECT_EQ(judged({.due = 150, .ok = 149, .timeouts = 1}).outcome, Outcome::kPass);
}

TEST(ErrorRate, CountsShedLoadApart) {
  EXPECT_EQ(judged({.ok = 1850, .busy_503 = 150}).outcome, Outcome::kPass);
  EXPECT_EQ(judged({.ok = 100, .limited_429 = 1900}).outcome, Outcome::kNotApplicable);
}

TEST(ErrorRate, GradesByTheShare) {
  EXPECT_DOUBLE_EQ(judged({.ok = 1985, .errors_500 = 15}).credit, 0.5);
  const Finding finding = judged({.ok = 1950, .errors_500 = 50});
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_THAT(finding.observed, HasSubstr("50 of 2000 requests failed (2.50 %)"));
}

TEST(ErrorRate, FailsNobodyAtARateThatTheRubricDoesNotState) {
  EXPECT_DOUBLE_EQ(judged({.ok = 1000, .errors_500 = 1000, .stated = false}).credit, 0.5);
}

TEST(ErrorRate, BlamesNoBusyMachineOnTheService) {
  EXPECT_EQ(judged({.ok = 1900, .timeouts = 100, .noise = 400}).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged({.ok = 1900, .timeouts = 100}).outcome, Outcome::kFail);
  EXPECT_EQ(judged({.ok = 1900, .errors_500 = 100, .noise = 400}).outcome, Outcome::kFail)
      << "no busy machine answers 500";
}

TEST(ErrorRate, SaysNothingWhereThisMachineRanOut) {
  EXPECT_EQ(judged({.ok = 1000, .ours = 1000}).outcome, Outcome::kInconclusive);
}

Tape with_write(int status) {
  Tape tape = loaded("perf.error-rate", {});
  tape.add("written", answered(7, "POST", "/things", 201, R"({"id":7})"));
  tape.add("written (read)", answered(8, "GET", "/things/7", status));
  return tape;
}

TEST(ErrorRate, FailsALostWriteCritically) {
  const Finding finding = kErrorRate.judge(with_write(404));
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.severity, Severity::kCritical);
  EXPECT_EQ(finding.evidence.front().exchange, 7);
}

TEST(ErrorRate, TakesWhatCannotBeReadForNoLoss) {
  for (const int status : {200, 401, 403, 429, 500, 503}) {
    EXPECT_EQ(kErrorRate.judge(with_write(status)).outcome, Outcome::kPass) << status;
  }
}

TEST(ErrorRate, FindsALostWriteOfARealList) {
  ListScene scene({});
  scene.contract.load = LoadPlan{.rate = 50, .for_ms = 1'000};
  int created = 0;
  scene.list.answers_first = [&created](const Request& request, Response& response) {
    if (request.method != "POST") return false;
    const bool lost = ++created > 8;
    if (lost) response = answer(201, Json::object({{"id", 100'000 + created}, {"name", "x"}}));
    return lost;
  };
  EXPECT_EQ(finding_of(kErrorRate, scene).outcome, Outcome::kFail);
  scene.list.answers_first = nullptr;
  EXPECT_EQ(finding_of(kErrorRate, scene).outcome, Outcome::kPass);
}

TEST(ErrorRate, TakesOverTheLoadOfAnotherCheckButNotItsOwn) {
  ListScene scene({});
  const Tape latency = loaded("perf.latency", {.due = 77});
  Tape tape("perf.error-rate", "thing");
  Session session(scene.world, scene.contract, scene.dialect, tape, &scene.contract.resources[0],
                  {.marker = "g1", .latest_load = &latency});
  put_on_load(session);
  EXPECT_EQ(tape.fact("load").find("due")->as_int(), 77);
  EXPECT_EQ(scene.world.count(), 0);

  const Tape own = loaded("perf.error-rate", {.due = 77});
  Tape second("perf.error-rate", "thing");
  Session again(scene.world, scene.contract, scene.dialect, second, &scene.contract.resources[0],
                {.first = 9000, .marker = "g2", .latest_load = &own});
  put_on_load(again);
  EXPECT_NE(second.fact("load").find("due")->as_int(), 77);
}

}  // namespace
}  // namespace assay::checks::perf_error_rate_test
