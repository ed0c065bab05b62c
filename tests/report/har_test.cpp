// SPDX-License-Identifier: MIT
// The exchanges for a viewer of network logs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/formats.h"
#include "tests/support/golden.h"
#include "tests/support/sample_report.h"

namespace assay {
namespace {

Json entry_of(Exchange exchange, const std::string& started) {
  Report report;
  report.started = started;
  report.exchanges = {std::move(exchange)};
  return *Json::parse(to_har(report))->at("/log/entries/0");
}

TEST(HarReport, ReadsAsItsGoldenFile) {
  expect_golden("report.har", to_har(sample_report()));
}

TEST(HarReport, TellsWhenEachExchangeBegan) {
  EXPECT_EQ(entry_of({.started_ms = 1234.9}, "2026-11-22T00:00:00Z").at("/startedDateTime")->text(),
            "2026-11-22T00:00:01.234Z");
  EXPECT_EQ(entry_of({.started_ms = 2000}, "2028-02-28T23:59:59Z").at("/startedDateTime")->text(),
            "2028-02-29T00:00:01.000Z");
  EXPECT_EQ(entry_of({}, "not a time").at("/startedDateTime")->text(), "1970-01-01T00:00:00.000Z");
}

TEST(HarReport, SplitsTheQuery) {
  const Json entry = entry_of({.request = {.url = "http://h/p?a=1%202&b&c=x=y#z"}}, "");
  EXPECT_EQ(entry.at("/request/queryString")->dump(),
            R"([{"name":"a","value":"1 2"},{"name":"b","value":""},{"name":"c","value":"x=y"}])");
}

TEST(HarReport, EncodesBodiesThatAreNotText) {
  const Json entry = entry_of({.response = {.status = 200, .body = "\xff"}}, "");
  EXPECT_EQ(entry.at("/response/content/text")->text(), "/w==");
  EXPECT_EQ(entry.at("/response/content/encoding")->text(), "base64");
}

TEST(HarReport, SaysWhyNothingCame) {
  const Json entry = entry_of({.id = 30, .principal = "alice", .failure = Failure::kTimeout}, "");
  EXPECT_EQ(entry.at("/response/status")->text(), "0");
  EXPECT_EQ(entry.at("/comment")->text(), "#30, alice, did not answer (timeout)");
}

}  // namespace
}  // namespace assay
