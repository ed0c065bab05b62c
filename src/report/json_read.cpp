// SPDX-License-Identifier: MIT
// The Report model again, from report.json.
#include <utility>

#include <fmt/core.h>

#include "core/exchange_json.h"
#include "report/formats.h"
#include "report/json_reader.h"

namespace assay {
namespace {

constexpr std::string_view kSchema = "assay.report/1";

RubricId read_rubric(const JsonReader& in) {
  RubricId rubric{.id = in.text("id"),
                  .title = in.text("title"),
                  .level = in.word("level", level_from),
                  .digest = in.text("digest")};
  for (const JsonReader& band : in.items("bands")) {
    rubric.bands.emplace_back(band.text("name"), band.number("from"));
  }
  return rubric;
}

CandidateId read_candidate(const JsonReader& in) {
  CandidateId candidate{.name = in.text("name"),
                        .url = in.text("url"),
                        .repo = in.text("repo"),
                        .commit = in.text("commit"),
                        .start = in.text("start"),
                        .sandbox = in.text("sandbox")};
  for (const JsonReader& pair : in.items("said")) {
    candidate.said.emplace_back(pair.text("key"), pair.text("value"));
  }
  for (const JsonReader& note : in.items("notes"))
    candidate.notes.push_back(note.json().text());
  for (const JsonReader& line : in.items("log"))
    candidate.log.push_back(line.json().text());
  return candidate;
}

bool has(const JsonReader& in, std::string_view name) {
  const Json* member = in.json().find(name);
  return member != nullptr && !member->is_null();
}

Score read_score(const JsonReader& in) {
  return {.points = in.number_if_any("points"),
          .of = in.number("of"),
          .low = in.number("low"),
          .high = in.number("high")};
}

Total read_total(const JsonReader& in) {
  Total total{.score = read_score(in),
              .settled = in.number("settled"),
              .verdict = in.word("verdict", verdict_from),
              .band = in.text("band"),
              .threshold = in.number("threshold"),
              .capped_at = in.number_if_any("capped_at"),
              .cap = in.number_if_any("cap"),
              .why = in.text("why")};
  if (has(in, "whole")) total.whole = read_score(in.object("whole"));
  for (const JsonReader& gate : in.items("gates")) {
    total.gates.push_back({.id = gate.text("id"), .held = gate.boolean("held")});
  }
  return total;
}

Finding read_finding(const JsonReader& in) {
  Finding finding{.outcome = in.word("outcome", outcome_from),
                  .credit = in.number("credit"),
                  .message = in.text("message"),
                  .expected = in.text("expected"),
                  .observed = in.text("observed"),
                  .reason = in.text("reason"),
                  .note = in.text("note")};
  for (const JsonReader& one : in.items("evidence")) {
    finding.evidence.push_back({.exchange = one.integer("exchange"),
                                .file = one.text("file"),
                                .line = one.integer("line")});
  }
  for (const JsonReader& one : in.items("cases")) {
    finding.cases.push_back({.name = one.text("name"),
                             .credit = one.number("credit"),
                             .expected = one.text("expected"),
                             .observed = one.text("observed"),
                             .exchange = one.integer("exchange")});
  }
  return finding;
}

void read_question(const JsonReader& in, CriterionResult& criterion) {
  for (const JsonReader& one : in.items("scale"))
    criterion.scale.push_back({.level = one.number("level"), .text = one.text("text")});
  if (!has(in, "answer")) return;
  const JsonReader answer = in.object("answer");
  criterion.answer = Answer{.question = criterion.id,
                            .level = answer.number("level"),
                            .comment = answer.text("comment"),
                            .answered = answer.text("answered")};
}

CriterionResult read_criterion(const JsonReader& in) {
  CriterionResult criterion{.id = in.text("id"),
                            .kind = in.text("kind"),
                            .category = in.text("category"),
                            .title = in.text("title"),
                            .weight = in.number("weight"),
                            .severity = in.word("severity", severity_from),
                            .finding = read_finding(in),
                            .why = in.text("why"),
                            .fix = in.text("fix"),
                            .source = in.text("source"),
                            .brief = in.text("brief"),
                            .curl = in.text("curl"),
                            .points = in.number("points"),
                            .of = in.number("of"),
                            .duration_ms = in.number("duration_ms")};
  read_question(in, criterion);
  return criterion;
}

Report read_report(const JsonReader& in) {
  Report report{.version = in.object("tool").text("version"),
                .rubric = read_rubric(in.object("rubric")),
                .candidate = read_candidate(in.object("candidate")),
                .started = in.text("started"),
                .duration_ms = in.number("duration_ms"),
                .interrupted = in.boolean("interrupted").value_or(false),
                .total = read_total(in.object("score")),
                .requests = in.integer("requests")};
  const Json* seed = in.json().find("seed");
  report.seed = seed == nullptr ? 1 : seed->as_int().value_or(1);
  for (const JsonReader& one : in.items("categories")) {
    report.categories.push_back({.id = one.text("id"),
                                 .title = one.text("title"),
                                 .weight = one.number("weight"),
                                 .score = read_score(one)});
  }
  for (const JsonReader& one : in.items("criteria")) {
    report.criteria.push_back(read_criterion(one));
  }
  for (const JsonReader& one : in.items("dialect")) {
    report.dialect.push_back({.name = one.text("name"),
                              .value = one.text("value"),
                              .origin = one.text("origin"),
                              .exchange = one.integer("exchange")});
  }
  for (const JsonReader& one : in.items("exchanges")) {
    const std::optional<Exchange> exchange = exchange_from_json(one.json());
    if (!exchange) one.report("", "must hold a request and a response");
    report.exchanges.push_back(exchange.value_or(Exchange{}));
  }
  return report;
}

}  // namespace

Result<Report> report_from_json(const Json& json) {
  const Json* schema = json.find("schema");
  const std::string named = schema == nullptr ? "" : schema->text();
  if (named != kSchema) {
    return failure(
        ErrorKind::kUsage,
        fmt::format("this is no report of schema {}; its schema is \"{}\"", kSchema, named));
  }
  std::string problem;
  Report report = read_report(JsonReader(json, "", problem));
  if (!problem.empty()) {
    return failure(ErrorKind::kUsage, fmt::format("the report does not read: {}", problem));
  }
  return report;
}

}  // namespace assay
