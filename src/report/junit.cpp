// SPDX-License-Identifier: MIT
// The report as JUnit XML: a suite for each category. What could not be judged is skipped, never
// failed.
#include <sstream>
#include <string>

#include <fmt/core.h>
#include <pugixml.hpp>

#include "core/points.h"
#include "core/text.h"
#include "report/formats.h"
#include "report/summary.h"

namespace assay {
namespace {

constexpr std::size_t kText = 4'096;  // bytes

// XML 1.0 cannot hold control characters, not even escaped.
std::string xml_text(std::string_view text) {
  return printable_lines(shortened(text, kText));
}

void set(pugi::xml_node node, const char* name, const std::string& value) {
  node.append_attribute(name).set_value(xml_text(value).c_str());
}

void set(pugi::xml_node node, const char* name, int value) {
  node.append_attribute(name).set_value(value);
}

// A criterion that carries no weight may not turn a build red.
bool is_failure(const CriterionResult& criterion) {
  return is_lost(criterion) && criterion.weight > 0;
}

struct Tests {
  int all = 0;
  int failed = 0;
  int skipped = 0;
};

void add(Tests& tests, const CriterionResult& criterion) {
  const bool passed = criterion.finding.outcome == Outcome::kPass;
  ++tests.all;
  if (is_failure(criterion)) ++tests.failed;
  if (!is_failure(criterion) && !passed) ++tests.skipped;
}

void set_counts(pugi::xml_node node, const Tests& tests) {
  set(node, "tests", tests.all);
  set(node, "failures", tests.failed);
  set(node, "errors", 0);
  set(node, "skipped", tests.skipped);
}

std::string details(const CriterionResult& criterion) {
  const Finding& finding = criterion.finding;
  std::string text;
  const auto add = [&](std::string_view label, const std::string& words) {
    if (!words.empty()) text += fmt::format("{} {}\n", label, shortened(words, kText / 8));
  };
  add("want", finding.expected);
  add("got ", finding.observed);
  for (const Evidence& evidence : finding.evidence) {
    if (!evidence.file.empty()) add("at  ", fmt::format("{}:{}", evidence.file, evidence.line));
  }
  add("why ", criterion.why);
  add("fix ", criterion.fix);
  add("try ", criterion.curl);
  return xml_text(text);
}

void add_case(pugi::xml_node suite, const CriterionResult& criterion) {
  const Finding& finding = criterion.finding;
  pugi::xml_node test = suite.append_child("testcase");
  set(test, "classname", criterion.category);
  set(test, "name", fmt::format("{}: {}", criterion.id, criterion.title));
  set(test, "time", fmt::format("{:.3f}", criterion.duration_ms / 1000));
  if (is_failure(criterion)) {
    pugi::xml_node failure = test.append_child("failure");
    set(failure, "message",
        fmt::format("{} ({} of {} points)", shortened(finding.message, kText),
                    points_text(criterion.points), points_text(criterion.of)));
    set(failure, "type",
        fmt::format("{}, {}", to_string(finding.outcome), to_string(criterion.severity)));
    failure.append_child(pugi::node_pcdata).set_value(details(criterion).c_str());
  } else if (finding.outcome == Outcome::kPass) {
    if (!criterion.answer) return;
    pugi::xml_node words = test.append_child("system-out");
    words.append_child(pugi::node_pcdata).set_value(xml_text(finding.note).c_str());
  } else {
    const bool lost = is_lost(criterion);
    const std::string& words = lost ? finding.message : finding.reason;
    set(test.append_child("skipped"), "message",
        fmt::format("{}: {}", lost ? "not scored" : to_string(finding.outcome),
                    shortened(words, kText)));
  }
}

void add_property(pugi::xml_node properties, const char* name, const std::string& value) {
  pugi::xml_node property = properties.append_child("property");
  set(property, "name", std::string(name));
  set(property, "value", value);
}

}  // namespace

std::string to_junit(const Report& report) {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version").set_value("1.0");
  declaration.append_attribute("encoding").set_value("UTF-8");
  pugi::xml_node suites = document.append_child("testsuites");
  set(suites, "name", fmt::format("assay {}", report.rubric.id));
  Tests all;
  for (const CriterionResult& criterion : report.criteria)
    add(all, criterion);
  set_counts(suites, all);
  set(suites, "time", fmt::format("{:.3f}", report.duration_ms / 1000));
  for (const CategoryResult& category : report.categories) {
    const auto criteria = in_reading_order(report, category.id);
    pugi::xml_node suite = suites.append_child("testsuite");
    set(suite, "name", category.title);
    Tests tests;
    for (const CriterionResult* criterion : criteria)
      add(tests, *criterion);
    set_counts(suite, tests);
    set(suite, "timestamp", report.started.substr(0, 19));  // the schema takes no zone
    pugi::xml_node properties = suite.append_child("properties");
    const Points points = points_of(report, category.id);
    add_property(properties, "points",
                 fmt::format("{} of {}", points_text(points.earned), points_text(points.of)));
    add_property(properties, "total", score_text(report.total.score));
    if (const std::string whole = whole_sentence(report); !whole.empty())
      add_property(properties, "whole", whole);
    add_property(properties, "verdict", std::string(to_string(report.total.verdict)));
    for (const CriterionResult* criterion : criteria)
      add_case(suite, *criterion);
  }
  std::ostringstream out;
  document.save(out, "  ");
  return out.str();
}

}  // namespace assay
