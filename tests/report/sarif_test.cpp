// SPDX-License-Identifier: MIT
// What a code scanner's viewer reads.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/formats.h"
#include "tests/support/golden.h"
#include "tests/support/sample_report.h"

namespace assay {
namespace {

Json sarif(const Report& report) {
  return Json::parse(to_sarif(report)).value();
}

std::string text_at(const Json& json, const std::string& pointer) {
  const Json* found = json.at("/runs/0" + pointer);
  return found == nullptr ? "(absent)" : found->text();
}

TEST(SarifReport, ReadsAsItsGoldenFile) {
  expect_golden("report.sarif", to_sarif(sample_report()));
}

TEST(SarifReport, HasARuleForEachCriterionAndAResultForEachLoss) {
  const Json json = sarif(sample_report());
  EXPECT_EQ(json.at("/runs/0/tool/driver/rules")->size(), 17U);
  EXPECT_EQ(json.at("/runs/0/results")->size(), 6U);
  EXPECT_EQ(text_at(json, "/results/0/ruleId"), "http.missing-resource");
  EXPECT_EQ(text_at(json, "/results/0/ruleIndex"), "1");
  EXPECT_EQ(text_at(json, "/tool/driver/rules/1/id"), "http.missing-resource");
}

TEST(SarifReport, SeverityDecidesTheLevelAndWhatIsNotScoredIsANote) {
  const Json json = sarif(sample_report());
  EXPECT_EQ(text_at(json, "/results/0/level"), "error");    // major
  EXPECT_EQ(text_at(json, "/results/1/level"), "note");     // weight 0
  EXPECT_EQ(text_at(json, "/results/2/level"), "warning");  // partial
}

TEST(SarifReport, PointsIntoFilesWhereTheEvidenceHasThem) {
  const Json json = sarif(sample_report());
  const std::string place = "/results/5/locations/0/physicalLocation";
  EXPECT_EQ(text_at(json, place + "/artifactLocation/uri"), "config/production.env");
  EXPECT_EQ(text_at(json, place + "/region/startLine"), "3");
  EXPECT_EQ(text_at(json, "/results/5/locations/1/physicalLocation/artifactLocation/uri"),
            "src/%3Cb%3Eodd%20name%3C/b%3E.js");
  EXPECT_EQ(text_at(json, "/results/5/locations/1/physicalLocation/region"), "(absent)");
}

TEST(SarifReport, NamesTheRubricWhereThereIsNoFile) {
  const Json json = sarif(sample_report());
  EXPECT_EQ(text_at(json, "/results/3/locations/0/logicalLocations/0/name"), "orders-api");
  EXPECT_EQ(text_at(json, "/results/3/locations/0/logicalLocations/0/fullyQualifiedName"),
            "orders-api/page.full-walk");
}

TEST(SarifReport, ACandidatesTextBecomesNoLink) {
  Report report = sample_report();
  report.criteria[1].finding.message = "[click](https://evil.example)";
  EXPECT_EQ(text_at(sarif(report), "/results/0/message/text").substr(0, 31),
            "\\[click\\](https://evil.example)");
}

TEST(SarifReport, ARunThatDidNotStartIsNoSuccessAndHasNoResults) {
  const Json json = sarif(unstarted_report());
  EXPECT_EQ(json.at("/runs/0/results")->size(), 0U);
  EXPECT_FALSE(json.at("/runs/0/invocations/0/executionSuccessful")->boolean());
}

}  // namespace
}  // namespace assay
