// SPDX-License-Identifier: MIT
// The page: whole, safe, and readable without its script.
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>

#include "report/formats.h"
#include "tests/support/golden.h"
#include "tests/support/hidden.h"
#include "tests/support/sample_report.h"

namespace assay {
namespace {

using testing::HasSubstr;
using testing::IsSubsetOf;
using testing::Not;

// The names of every element and attribute of a page, which must be well-formed.
struct Names : pugi::xml_tree_walker {
  std::set<std::string> elements{};
  std::set<std::string> attributes{};

  explicit Names(const std::string& page) {
    pugi::xml_document document;
    const pugi::xml_parse_result parsed = document.load_string(page.c_str());
    EXPECT_TRUE(parsed) << parsed.description() << " at "
                        << page.substr(static_cast<std::size_t>(parsed.offset), 80);
    document.traverse(*this);
  }
  bool for_each(pugi::xml_node& node) override {
    if (node.type() == pugi::node_element) elements.insert(node.name());
    for (const pugi::xml_attribute& attribute : node.attributes()) {
      attributes.insert(attribute.name());
    }
    return true;
  }
};

Report hostile_everywhere() {
  Report report = sample_report();
  const std::string evil = hostile_text() + "\" onload=\"alert(1)' --><svg><style>]]>{{x}}</style>";
  report.candidate.name = report.candidate.url = report.candidate.sandbox = evil;
  report.candidate.log = {evil};
  report.total.why = report.total.band = evil;
  report.rubric.title = evil;
  for (CriterionResult& one : report.criteria) {
    one.title = one.why = one.fix = one.source = one.brief = one.curl = evil;
    one.finding.message = one.finding.expected = one.finding.observed = evil;
    one.finding.reason = one.finding.note = evil;
    one.finding.evidence.push_back({.file = evil, .line = 1});
    one.finding.cases.push_back({.name = evil, .expected = evil, .observed = evil});
  }
  for (Exchange& one : report.exchanges) {
    one.principal = one.request.method = one.request.url = one.request.body = evil;
    one.request.headers = one.response.headers = {{evil, evil}};
    one.response.body = evil;
  }
  for (Binding& one : report.dialect)
    one.name = one.value = one.origin = evil;
  return report;
}

// Style, script and their digests are left out: they are files of their own.
std::string scrubbed(std::string page) {
  for (const auto& [from, to] : {std::pair("default-src", "\"/>"), std::pair("<style>", "</style>"),
                                 std::pair("<script>", "</script>")}) {
    const std::size_t start = page.find(from);
    page.replace(start, page.find(to, start) - start, "...");
  }
  return page;
}

TEST(HtmlReport, ReadsAsItsGoldenFile) {
  expect_golden("report.html", scrubbed(to_html(sample_report())));
}

TEST(HtmlReport, NothingThatACandidateSendsBecomesMarkup) {
  const Names usual(to_html(sample_report()));
  const Names attacked(to_html(hostile_everywhere()));
  EXPECT_THAT(attacked.elements, IsSubsetOf(usual.elements));
  EXPECT_THAT(attacked.attributes, IsSubsetOf(usual.attributes));
  EXPECT_EQ(usual.elements.count("img"), 0U);
  EXPECT_EQ(usual.attributes.count("style"), 0U);
}

TEST(HtmlReport, ShowsWhatHidesOrTurns) {
  const std::string page = to_html(hostile_everywhere());
  EXPECT_TRUE(shows_all(page));
  EXPECT_THAT(page, HasSubstr("\\x1b[31mred\\x1b[0m \\u202eevil\\u202c"));
}

TEST(HtmlReport, LoadsNothing) {
  const std::string page = to_html(sample_report());
  EXPECT_THAT(page, HasSubstr("default-src &#39;none&#39;"));
  EXPECT_THAT(page, Not(HasSubstr("unsafe-inline")));
  const Names names(page);
  for (const char* loading :
       {"link", "img", "iframe", "object", "embed", "video", "base", "form"}) {
    EXPECT_EQ(names.elements.count(loading), 0U) << loading;
  }
  EXPECT_EQ(names.attributes.count("src"), 0U);
  EXPECT_THAT(page, Not(HasSubstr("href=\"http")));
  EXPECT_THAT(page, Not(HasSubstr("href=\"javascript")));
}

TEST(HtmlReport, StandsOpenWhereSomethingWasLostAndFoldedElsewhere) {
  const std::string page = to_html(sample_report());
  EXPECT_THAT(page,
              HasSubstr(R"(<details class="criterion fail" id="c-idem.key-replay" open="">)"));
  EXPECT_THAT(page, HasSubstr(R"(<details class="criterion pass" id="c-http.create">)"));
  EXPECT_THAT(page, HasSubstr("<summary>3 do not apply</summary>"));
}

TEST(HtmlReport, ShowsJsonBodiesIndented) {
  EXPECT_THAT(to_html(sample_report()), HasSubstr("{\n  &quot;id&quot;: 901\n}"));
}

TEST(HtmlReport, BoundsBodiesCasesAndExchanges) {
  Report report = sample_report();
  for (Exchange& one : report.exchanges)
    one.response.body = std::string(1'000'000, '<');
  CriterionResult& criterion = report.criteria[4];
  criterion.finding.observed = std::string(1'000'000, '&');
  for (int i = 0; i < 5000; ++i) {
    criterion.finding.cases.push_back({.name = "case", .observed = "seen"});
    criterion.finding.evidence.push_back({.file = "a/file.py", .line = i});
  }
  const std::string page = to_html(report);
  EXPECT_LT(page.size(), 500'000U);
  EXPECT_THAT(page, HasSubstr("the first 8192 of 1000000 bytes"));
  EXPECT_THAT(page, HasSubstr("and 4965 more cases, in report.json"));
}

TEST(HtmlReport, LeavesBodiesAsTheyAreWhereIndentsWouldOutweighThem) {
  Report report = sample_report();
  report.exchanges[2].response.body = std::string(400, '[') + std::string(400, ']');
  EXPECT_THAT(to_html(report), HasSubstr(report.exchanges[2].response.body));
}

TEST(HtmlReport, OfAServiceThatDidNotStartShowsItsLastLinesAndOneLineForEachReason) {
  const std::string page = to_html(unstarted_report());
  EXPECT_THAT(page, HasSubstr("Cannot find module &#39;/app/dist/server.js&#39; \\x1b[31m"));
  EXPECT_THAT(page, HasSubstr("3 could not be judged: the service did not start"));
  EXPECT_THAT(page, HasSubstr("no total"));
}

TEST(HtmlReport, OfAnEmptyReportIsWhole) {
  Names(to_html(Report{}));
}

}  // namespace
}  // namespace assay
