// SPDX-License-Identifier: MIT
// report.json: its golden file, its way back, and what does not read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/formats.h"
#include "tests/support/golden.h"
#include "tests/support/sample_report.h"

namespace assay {
namespace {

using testing::HasSubstr;

Report there_and_back(const Report& report) {
  return report_from_json(Json::parse(to_json(report).dump()).value()).value();
}

std::string problem_of(const Json& json) {
  return report_from_json(json).error().message;
}

TEST(JsonReport, ReadsAsItsGoldenFile) {
  expect_golden("report.json", to_json(sample_report()).pretty() + "\n");
}

TEST(JsonReport, HoldsTheMembersThatTheSchemaNames) {
  const Json json = to_json(sample_report());
  EXPECT_EQ(json.at("/schema")->text(), "assay.report/1");
  EXPECT_EQ(json.at("/tool/name")->text(), "assay");
  EXPECT_EQ(json.at("/rubric/level")->text(), "mid");
  EXPECT_EQ(json.at("/score/verdict")->text(), "fail");
  EXPECT_EQ(json.at("/score/points")->text(), "44.22");
  EXPECT_TRUE(json.at("/score/gates/2/held")->is_null());
  EXPECT_EQ(json.at("/criteria/1/outcome")->text(), "fail");
  EXPECT_EQ(json.at("/criteria/1/evidence/0/exchange")->text(), "9");
  EXPECT_TRUE(json.at("/criteria/1/reason")->is_null());
  EXPECT_EQ(json.at("/exchanges/0/response/status")->text(), "201");
}

TEST(JsonReport, SurvivesTheWayBack) {
  for (const Report& report : {sample_report(), unstarted_report(), Report{}}) {
    EXPECT_EQ(to_json(there_and_back(report)).dump(), to_json(report).dump());
  }
}

TEST(JsonReport, BringsBackEveryPartOfTheModel) {
  Report sent = sample_report();
  sent.total.capped_at = 70;
  const Report got = there_and_back(sent);
  EXPECT_EQ(got.total.capped_at, 70);
  EXPECT_EQ(got.version, "0.1.0");
  EXPECT_EQ(got.rubric.bands, sent.rubric.bands);
  EXPECT_EQ(got.candidate.said.size(), 2U);
  EXPECT_EQ(got.total.gates[2].held, std::nullopt);
  EXPECT_EQ(got.total.verdict, Verdict::kFail);
  EXPECT_EQ(got.categories.back().score.points, std::nullopt);
  EXPECT_EQ(got.criteria.size(), sent.criteria.size());
  EXPECT_EQ(got.criteria[4].finding.cases.size(), 5U);
  EXPECT_EQ(got.criteria[6].severity, Severity::kCritical);
  EXPECT_EQ(got.dialect[0].origin, "observed");
  EXPECT_EQ(got.exchanges[1].response.body, sent.exchanges[1].response.body);
  EXPECT_EQ(got.exchanges[5].failure, Failure::kTimeout);
  EXPECT_EQ(got.requests, 412);
}

TEST(JsonReport, IsValidJsonWhateverACandidateSent) {
  Report report = sample_report();
  report.criteria[1].title = hostile_text();
  report.candidate.name = "\xff";
  EXPECT_TRUE(Json::parse(to_json(report).dump()));
}

TEST(JsonReport, CutsLongBodiesAndSaysSo) {
  Report report = sample_report();
  report.exchanges[0].response.body = std::string(1'000'000, 'x');
  const Report got = there_and_back(report);
  EXPECT_LT(got.exchanges[0].response.body.size(), 70'000U);
  EXPECT_TRUE(got.exchanges[0].response.truncated);
}

TEST(JsonReport, IgnoresMembersThatItDoesNotKnow) {
  Json json = to_json(sample_report());
  json.set("later", Json::array({1, 2}));
  EXPECT_TRUE(report_from_json(json));
}

TEST(JsonReport, RefusesAnotherSchema) {
  EXPECT_EQ(problem_of(Json::object({{"schema", "assay.report/2"}})),
            "this is no report of schema assay.report/1; its schema is \"assay.report/2\"");
  EXPECT_THAT(problem_of(Json()), HasSubstr("its schema is \"\""));
}

TEST(JsonReport, NamesTheMemberThatDoesNotRead) {
  Json json = to_json(sample_report());
  json.find("criteria")->items()[3].set("outcome", "flail");
  EXPECT_EQ(problem_of(json),
            "the report does not read: criteria/3/outcome: \"flail\" is no known word");
  json = to_json(sample_report());
  json.set("exchanges", Json::array({1}));
  EXPECT_EQ(problem_of(json),
            "the report does not read: exchanges/0/: must hold a request and a response");
  json = to_json(sample_report());
  json.set("requests", "many");
  EXPECT_EQ(problem_of(json), "the report does not read: requests: must be a number");
}

}  // namespace
}  // namespace assay
