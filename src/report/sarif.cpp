// SPDX-License-Identifier: MIT
// The report as SARIF 2.1.0: a rule for each criterion, a result for each that lost credit.
#include <string>

#include <fmt/core.h>

#include "core/text.h"
#include "report/formats.h"
#include "report/summary.h"

namespace assay {
namespace {

constexpr std::size_t kSarifText = 2'048;  // bytes
constexpr std::size_t kSarifPlacesShown = 50;

Json message(const std::string& text) {
  return Json::object({{"text", printable_lines(shortened(text, kSarifText))}});
}

// SARIF 3.11.6 reads "[text](target)" as a link.
Json linkless_message(const std::string& text) {
  std::string out;
  for (const char c : printable_lines(shortened(text, kSarifText))) {
    if (c == '[' || c == ']' || c == '\\') out += '\\';
    out += c;
  }
  return Json::object({{"text", out}});
}

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::kCritical:
    case Severity::kMajor:
      return "error";
    case Severity::kMinor:
      return "warning";
    case Severity::kInfo:
      return "note";
  }
  return "none";
}

std::string_view level_of(const CriterionResult& criterion) {
  if (criterion.weight <= 0) return "note";
  const bool partial = criterion.finding.outcome == Outcome::kPartial;
  return partial ? "warning" : level_of(criterion.severity);
}

Json rule(const CriterionResult& criterion) {
  Json json = Json::object({{"id", criterion.id}, {"shortDescription", message(criterion.title)}});
  if (!criterion.why.empty()) json.set("fullDescription", message(criterion.why));
  if (!criterion.fix.empty()) json.set("help", message(criterion.fix));
  json.set("defaultConfiguration", Json::object({{"level", level_of(criterion.severity)}}));
  json.set("properties", Json::object({{"category", criterion.category},
                                       {"severity", to_string(criterion.severity)},
                                       {"source", criterion.source}}));
  return json;
}

// RFC 3986 2.3, segments kept apart.
std::string uri_of(std::string_view path) {
  std::string uri;
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

Json locations(const Report& report, const CriterionResult& criterion) {
  Json list = Json::array();
  for (const Evidence& evidence : criterion.finding.evidence) {
    if (evidence.file.empty() || list.size() >= kSarifPlacesShown) continue;
    Json place = Json::object({{"artifactLocation", Json::object({{"uri", uri_of(evidence.file)},
                                                                  {"uriBaseId", "%SRCROOT%"}})}});
    if (evidence.line > 0) place.set("region", Json::object({{"startLine", evidence.line}}));
    list.push(Json::object({{"physicalLocation", std::move(place)}}));
  }
  if (list.empty()) {
    const std::string name = fmt::format("{}/{}", report.rubric.id, criterion.id);
    list.push(Json::object(
        {{"logicalLocations", Json::array({Json::object(
                                  {{"name", report.rubric.id}, {"fullyQualifiedName", name}})})}}));
  }
  return list;
}

Json result(const Report& report, const CriterionResult& criterion, int index) {
  const Finding& finding = criterion.finding;
  std::string text = finding.message.empty() ? criterion.title : finding.message;
  if (!finding.expected.empty()) text += fmt::format("; expected {}", finding.expected);
  if (!finding.observed.empty()) text += fmt::format("; observed {}", finding.observed);
  return Json::object(
      {{"ruleId", criterion.id},
       {"ruleIndex", index},
       {"level", level_of(criterion)},
       {"message", linkless_message(text)},
       {"locations", locations(report, criterion)},
       {"partialFingerprints", Json::object({{"assay/v1", report.rubric.id + "/" + criterion.id}})},
       {"properties", Json::object({{"outcome", to_string(finding.outcome)},
                                    {"credit", finding.credit},
                                    {"points", criterion.points},
                                    {"of", criterion.of},
                                    {"curl", criterion.curl}})}});
}

}  // namespace

std::string to_sarif(const Report& report) {
  Json rules = Json::array();
  Json results = Json::array();
  int index = 0;
  for (const CriterionResult& criterion : report.criteria) {
    rules.push(rule(criterion));
    if (is_lost(criterion)) results.push(result(report, criterion, index));
    ++index;
  }
  const bool whole = !report.interrupted && report.candidate.log.empty();
  Json driver = Json::object({{"name", "assay"}, {"rules", std::move(rules)}});
  if (!report.version.empty()) driver.set("version", report.version);
  Json invocation = Json::object({{"executionSuccessful", whole}});
  if (!report.started.empty()) invocation.set("startTimeUtc", report.started);
  const Score& score = report.total.score;
  const Json run = Json::object(
      {{"tool", Json::object({{"driver", std::move(driver)}})},
       {"automationDetails", Json::object({{"id", "assay/" + report.rubric.id + "/"}})},
       {"invocations", Json::array({std::move(invocation)})},
       {"results", std::move(results)},
       {"properties", Json::object({{"verdict", to_string(report.total.verdict)},
                                    {"points", score.points ? Json(*score.points) : Json()},
                                    {"low", score.low},
                                    {"high", score.high}})}});
  return Json::object({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                       {"version", "2.1.0"},
                       {"runs", Json::array({run})}})
             .pretty() +
         "\n";
}

}  // namespace assay
