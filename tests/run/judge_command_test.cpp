// SPDX-License-Identifier: MIT
// What a command's end says of the candidate, and what it does not.
#include <gtest/gtest.h>

#include "run/command.h"

namespace assay {
namespace {

Finding judged(const char* facts) {
  Tape tape("suite", "");
  tape.set_facts(Json::parse(facts).value());
  return judge_command({.run = "./suite", .junit = "out.xml"}, tape);
}

TEST(JudgeCommand, TakesTheExitStatusWhereThereIsNoReport) {
  EXPECT_EQ(judged(R"({"status": 0})").outcome, Outcome::kPass);
  const Finding finding = judged(R"({"status": 3, "output": "boom"})");
  EXPECT_EQ(finding.outcome, Outcome::kFail);
  EXPECT_EQ(finding.message, "'./suite' exited with status 3");
  EXPECT_EQ(finding.observed, "boom");
}

TEST(JudgeCommand, GivesTheShareOfCasesThatPass) {
  const Finding finding = judged(R"({"status": 1, "cases": {"passed": 3, "skipped": 2, "failed": 1,
                                     "names": [{"name": "a.b", "why": "wanted 1"}]}})");
  EXPECT_EQ(finding.outcome, Outcome::kPartial);
  EXPECT_DOUBLE_EQ(finding.credit, 0.75);
  EXPECT_EQ(finding.message, "1 of 4 test cases failed");
  ASSERT_EQ(finding.cases.size(), 1U);
  EXPECT_EQ(finding.cases[0].name, "a.b");
  EXPECT_EQ(finding.cases[0].observed, "wanted 1");
  EXPECT_EQ(finding.note, "2 cases were skipped and do not count");
}

TEST(JudgeCommand, TellsNothingFromAReportWithoutACaseThatRan) {
  EXPECT_EQ(judged(R"({"status": 0, "cases": {"passed": 0, "skipped": 2, "failed": 0}})").outcome,
            Outcome::kInconclusive);
  EXPECT_EQ(judged(R"({"status": 1, "no_report": "was not written"})").reason,
            "its report out.xml was not written (status 1)");
}

TEST(JudgeCommand, TellsNothingFromWhatCouldNotBeRun) {
  for (const char* facts :
       {R"({"status": 127})", R"({"status": 126})", R"({"timed_out": 60000})", R"({})"}) {
    EXPECT_EQ(judged(facts).outcome, Outcome::kInconclusive) << facts;
  }
  EXPECT_EQ(judged(R"({"timed_out": 60000, "output": "waiting"})").reason,
            "'./suite' did not end within 60 s; its last lines: waiting");
}

TEST(JudgeCommand, DoesNotApplyWhereWhatItNeedsIsMissing) {
  const Finding finding = judged(R"({"missing": ["suite.sh", "k6"]})");
  EXPECT_EQ(finding.outcome, Outcome::kNotApplicable);
  EXPECT_EQ(finding.reason, "it needs suite.sh, k6, which is not there");
}

}  // namespace
}  // namespace assay
