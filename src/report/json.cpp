// SPDX-License-Identifier: MIT
// report.json, schema assay.report/1.
#include <utility>

#include "core/exchange_json.h"
#include "core/text.h"
#include "report/bounded.h"
#include "report/formats.h"

namespace assay {
namespace {

Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(shortened(text, kTextKept));
}

Json number_or_null(const std::optional<double>& number) {
  return number ? Json(*number) : Json();
}

Json rubric_json(const RubricId& rubric) {
  Json bands = Json::array();
  for (const auto& [name, from] : rubric.bands) {
    bands.push(Json::object({{"name", name}, {"from", from}}));
  }
  return Json::object({{"id", rubric.id},
                       {"title", rubric.title},
                       {"level", to_string(rubric.level)},
                       {"digest", rubric.digest},
                       {"bands", std::move(bands)}});
}

Json candidate_json(const CandidateId& candidate) {
  Json said = Json::array();
  for (const auto& [key, value] : candidate.said) {
    said.push(Json::object({{"key", key}, {"value", value}}));
  }
  Json notes = Json::array();
  for (const std::string& note : candidate.notes)
    notes.push(note);
  Json log = Json::array();
  for (const std::string& line : candidate.log)
    log.push(line);
  return Json::object({{"name", candidate.name},
                       {"url", candidate.url},
                       {"repo", candidate.repo},
                       {"commit", candidate.commit},
                       {"start", text_or_null(candidate.start)},
                       {"sandbox", text_or_null(candidate.sandbox)},
                       {"said", std::move(said)},
                       {"notes", std::move(notes)},
                       {"log", std::move(log)}});
}

void set_score(Json& object, const Score& score) {
  object.set("points", number_or_null(score.points));
  object.set("of", score.of);
  object.set("low", score.low);
  object.set("high", score.high);
}

Json whole_json(const std::optional<Score>& whole) {
  if (!whole) return {};
  Json json = Json::object();
  set_score(json, *whole);
  return json;
}

Json total_json(const Total& total) {
  Json gates = Json::array();
  for (const GateResult& gate : total.gates) {
    gates.push(Json::object({{"id", gate.id}, {"held", gate.held ? Json(*gate.held) : Json()}}));
  }
  Json json = Json::object();
  set_score(json, total.score);
  json.set("settled", total.settled);
  json.set("verdict", to_string(total.verdict));
  json.set("band", text_or_null(total.band));
  json.set("threshold", total.threshold);
  json.set("gates", std::move(gates));
  json.set("capped_at", number_or_null(total.capped_at));
  json.set("cap", number_or_null(total.cap));
  json.set("whole", whole_json(total.whole));
  json.set("why", total.why);
  return json;
}

Json category_json(const CategoryResult& category) {
  Json json =
      Json::object({{"id", category.id}, {"title", category.title}, {"weight", category.weight}});
  set_score(json, category.score);
  return json;
}

Json evidence_json(const std::vector<Evidence>& evidence) {
  Json list = Json::array();
  for (const Evidence& one : evidence) {
    if (one.file.empty()) {
      list.push(Json::object({{"exchange", one.exchange}}));
      continue;
    }
    Json place = Json::object({{"file", one.file}});
    if (one.line > 0) place.set("line", one.line);
    list.push(std::move(place));
  }
  return list;
}

Json cases_json(const std::vector<Case>& cases) {
  Json list = Json::array();
  for (const Case& one : cases) {
    list.push(Json::object({{"name", one.name},
                            {"credit", one.credit},
                            {"expected", text_or_null(one.expected)},
                            {"observed", text_or_null(one.observed)},
                            {"exchange", one.exchange == 0 ? Json() : Json(one.exchange)}}));
  }
  return list;
}

Json scale_json(const std::vector<ScaleLevel>& scale) {
  Json list = Json::array();
  for (const ScaleLevel& one : scale)
    list.push(Json::object({{"level", one.level}, {"text", one.text}}));
  return list;
}

Json answer_json(const std::optional<Answer>& answer) {
  if (!answer) return {};
  return Json::object({{"level", answer->level},
                       {"comment", shortened(answer->comment, kTextKept)},
                       {"answered", answer->answered}});
}

Json criterion_json(const CriterionResult& criterion) {
  const Finding& finding = criterion.finding;
  Json json = Json::object({{"id", criterion.id},
                            {"kind", criterion.kind},
                            {"category", criterion.category},
                            {"title", criterion.title},
                            {"outcome", to_string(finding.outcome)},
                            {"credit", finding.credit},
                            {"weight", criterion.weight},
                            {"severity", to_string(criterion.severity)},
                            {"points", criterion.points},
                            {"of", criterion.of},
                            {"message", text_or_null(finding.message)},
                            {"expected", text_or_null(finding.expected)},
                            {"observed", text_or_null(finding.observed)},
                            {"reason", text_or_null(finding.reason)},
                            {"note", text_or_null(finding.note)},
                            {"why", text_or_null(criterion.why)},
                            {"fix", text_or_null(criterion.fix)},
                            {"source", text_or_null(criterion.source)},
                            {"brief", text_or_null(criterion.brief)},
                            {"evidence", evidence_json(finding.evidence)},
                            {"cases", cases_json(finding.cases)},
                            {"curl", text_or_null(criterion.curl)},
                            {"duration_ms", criterion.duration_ms}});
  if (criterion.scale.empty()) return json;
  json.set("scale", scale_json(criterion.scale));
  json.set("answer", answer_json(criterion.answer));
  return json;
}

Json dialect_json(const std::vector<Binding>& dialect) {
  Json list = Json::array();
  for (const Binding& one : dialect) {
    list.push(Json::object({{"name", one.name},
                            {"value", one.value},
                            {"origin", one.origin},
                            {"exchange", one.exchange == 0 ? Json() : Json(one.exchange)}}));
  }
  return list;
}

}  // namespace

Json to_json(const Report& report) {
  Json categories = Json::array();
  for (const CategoryResult& category : report.categories) {
    categories.push(category_json(category));
  }
  Json criteria = Json::array();
  for (const CriterionResult& criterion : report.criteria) {
    criteria.push(criterion_json(criterion));
  }
  Json exchanges = Json::array();
  for (const Exchange& exchange : report.exchanges) {
    exchanges.push(exchange_to_json(bounded(exchange, kBodyKept)));
  }
  return Json::object({{"schema", "assay.report/1"},
                       {"tool", Json::object({{"name", "assay"}, {"version", report.version}})},
                       {"rubric", rubric_json(report.rubric)},
                       {"candidate", candidate_json(report.candidate)},
                       {"seed", static_cast<std::int64_t>(report.seed)},
                       {"started", report.started},
                       {"duration_ms", report.duration_ms},
                       {"interrupted", report.interrupted},
                       {"score", total_json(report.total)},
                       {"categories", std::move(categories)},
                       {"criteria", std::move(criteria)},
                       {"dialect", dialect_json(report.dialect)},
                       {"exchanges", std::move(exchanges)},
                       {"requests", report.requests}});
}

}  // namespace assay
