// SPDX-License-Identifier: MIT
// What a CI server reads.
#include <cstring>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>

#include "report/formats.h"
#include "tests/support/golden.h"
#include "tests/support/sample_report.h"

namespace assay {
namespace {

using testing::HasSubstr;

class JunitReport : public testing::Test {
 protected:
  // The test case whose name starts with this id.
  static pugi::xml_node test_case(const pugi::xml_document& document, const std::string& id) {
    return document.select_node(("//testcase[starts-with(@name, '" + id + ":')]").c_str()).node();
  }
  static void parse(pugi::xml_document& document, const Report& report) {
    const std::string text = to_junit(report);
    ASSERT_TRUE(document.load_string(text.c_str()));
  }
};

TEST_F(JunitReport, ReadsAsItsGoldenFile) {
  expect_golden("report.xml", to_junit(sample_report()));
}

TEST_F(JunitReport, CountsASuiteForEachCategory) {
  pugi::xml_document document;
  parse(document, sample_report());
  EXPECT_EQ(document.select_nodes("//testsuite").size(), 6U);
  const pugi::xml_node all = document.child("testsuites");
  EXPECT_EQ(all.attribute("tests").as_int(), 17);
  EXPECT_EQ(all.attribute("failures").as_int(), 5);
  EXPECT_EQ(all.attribute("skipped").as_int(), 8);
  EXPECT_EQ(document.select_nodes("//testcase").size(), 17U);
}

TEST_F(JunitReport, ALossIsAFailureWithItsCurlLine) {
  pugi::xml_document document;
  parse(document, sample_report());
  const pugi::xml_node failure = test_case(document, "idem.key-replay").child("failure");
  EXPECT_STREQ(failure.attribute("type").value(), "fail, critical");
  EXPECT_STREQ(failure.attribute("message").value(),
               "two orders, 901 and 902, exist for one key (0.0 of 18.4 points)");
  EXPECT_THAT(failure.text().as_string(), HasSubstr("try  curl -i -X POST"));
}

TEST_F(JunitReport, WhatCouldNotBeJudgedIsSkippedAndNotFailed) {
  pugi::xml_document document;
  parse(document, unstarted_report());
  EXPECT_EQ(document.select_nodes("//failure|//error").size(), 0U);
  EXPECT_STREQ(test_case(document, "http.create").child("skipped").attribute("message").value(),
               "inconclusive: the service did not start");
}

TEST_F(JunitReport, ALossThatCarriesNoWeightTurnsNoBuildRed) {
  pugi::xml_document document;
  parse(document, sample_report());
  const pugi::xml_node test = test_case(document, "http.method-not-allowed");
  EXPECT_FALSE(test.child("failure"));
  EXPECT_STREQ(test.child("skipped").attribute("message").value(),
               "not scored: PUT of the collection answered 404");
}

TEST_F(JunitReport, HoldsNoCharacterThatXmlForbids) {
  const std::string text = to_junit(sample_report());
  EXPECT_THAT(text, HasSubstr("\\x1b[31mred\\x1b[0m \\u202eevil\\u202c"));
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find("&#x1B;"), std::string::npos);
  EXPECT_EQ(text.find("&#27;"), std::string::npos);
}

}  // namespace
}  // namespace assay
