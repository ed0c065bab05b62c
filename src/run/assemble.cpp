// SPDX-License-Identifier: MIT
// Assembling of the report.
#include "run/assemble.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/redact.h"
#include "http/curl_line.h"
#include "run/judge.h"
#include "score/answers.h"
#include "score/score.h"

namespace assay {
namespace {

using ExchangesById = std::map<int, const Exchange*>;

ExchangesById index(const Tapes& tapes) {
  ExchangesById by_id;
  for (const auto& [id, gathered] : tapes) {
    for (const Tape& tape : gathered.tapes) {
      for (const Tape::Entry& entry : tape.entries())
        by_id[entry.exchange.id] = &entry.exchange;
    }
  }
  return by_id;
}

bool lost(const Finding& finding) {
  return finding.outcome == Outcome::kFail || finding.outcome == Outcome::kPartial;
}

void describe(CriterionResult& result, const Meta& meta) {
  result.title = lost(result.finding) ? meta.failure_title : meta.title;
  result.severity = result.finding.severity.value_or(meta.severity);
  result.why = meta.why;
  result.fix = meta.fix;
  result.source = meta.source;
}

// What the rubric says of a criterion of its own.
void describe(CriterionResult& result, const Criterion& criterion) {
  result.title = criterion.title.empty() ? criterion.id : criterion.title;
  result.severity = criterion.severity;
  for (const auto& [key, text] : {std::pair("why", &result.why), std::pair("fix", &result.fix)}) {
    if (const Json* said = criterion.body.find(key)) *text = said->text();
  }
}

// The levels of a question, lowest first.
std::vector<ScaleLevel> scale_of(const Criterion& criterion) {
  std::vector<ScaleLevel> scale;
  const Json* levels = criterion.body.find("levels");
  if (levels == nullptr) return scale;
  for (const auto& [level, text] : levels->members())
    scale.push_back({Json::number(level).as_double(), text.text()});
  std::ranges::sort(scale, {}, &ScaleLevel::level);
  return scale;
}

Finding pending(const std::vector<ScaleLevel>& scale) {
  return {.outcome = Outcome::kPending,
          .expected = scale_in_words(scale),
          .reason = "waits for a reviewer's answer"};
}

CriterionResult judged(const Bound& bound,
                       const Rubric& rubric,
                       const Tapes& tapes,
                       const Snapshot* snapshot,
                       const ExchangesById& by_id) {
  CriterionResult result;
  result.id = bound.criterion->id;
  result.kind = to_string(bound.criterion->kind);
  result.category = bound.category->id;
  result.weight = bound.criterion->weights.at(rubric.level);
  result.brief = bound.criterion->brief;
  if (bound.criterion->kind == CriterionKind::kQuestion) result.scale = scale_of(*bound.criterion);
  result.finding = bound.criterion->kind == CriterionKind::kQuestion
                       ? pending(result.scale)
                       : judge_bound(bound, rubric.contract, tapes, rubric.level, snapshot);
  describe(result, *bound.criterion);
  if (bound.check != nullptr) describe(result, bound.check->meta);
  if (const auto found = tapes.find(result.id); found != tapes.end()) {
    result.duration_ms = found->second.ms;
  }
  for (const Evidence& evidence : result.finding.evidence) {
    const auto exchange = by_id.find(evidence.exchange);
    if (exchange == by_id.end()) continue;
    result.curl = curl_line(exchange->second->request);
    break;
  }
  return result;
}

// What a finding quotes of the candidate may hold a credential.
void cut_secrets(Finding& finding) {
  for (std::string* text : {&finding.message, &finding.observed, &finding.reason, &finding.note}) {
    *text = redacted_text(*text);
  }
  for (Case& one : finding.cases)
    one.observed = redacted_text(one.observed);
}

std::vector<Exchange> evidence_of(const Report& report, const ExchangesById& by_id) {
  std::set<int> named;
  for (const CriterionResult& criterion : report.criteria) {
    for (const Evidence& evidence : criterion.finding.evidence)
      named.insert(evidence.exchange);
    for (const Case& one : criterion.finding.cases)
      named.insert(one.exchange);
  }
  for (const Binding& binding : report.dialect)
    named.insert(binding.exchange);
  std::vector<Exchange> kept;
  for (const int id : named) {
    const auto found = by_id.find(id);
    if (id != 0 && found != by_id.end()) kept.push_back(redacted(*found->second));
  }
  return kept;
}

}  // namespace

Report assemble(const Rubric& rubric,
                const std::vector<Bound>& bound,
                const Tapes& tapes,
                const Snapshot* snapshot) {
  Report report;
  report.version = ASSAY_VERSION;
  report.rubric = {.id = rubric.id,
                   .title = rubric.title,
                   .level = rubric.level,
                   .digest = rubric.digest,
                   .bands = rubric.bands};
  const ExchangesById by_id = index(tapes);
  for (const Bound& one : bound) {
    report.criteria.push_back(judged(one, rubric, tapes, snapshot, by_id));
    cut_secrets(report.criteria.back().finding);
  }
  Scored scored = score(rubric, report.criteria);
  report.total = std::move(scored.total);
  report.categories = std::move(scored.categories);
  // What --only and --skip leave nothing of is not part of this report.
  std::erase_if(report.categories, [&](const CategoryResult& category) {
    return std::ranges::find(report.criteria, category.id, &CriterionResult::category) ==
           report.criteria.end();
  });
  report.exchanges = evidence_of(report, by_id);
  return report;
}

}  // namespace assay
