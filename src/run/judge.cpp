// SPDX-License-Identifier: MIT
// Judging: attempts, subjects, and their combination.
#include "run/judge.h"

#include <algorithm>
#include <exception>
#include <span>
#include <utility>

#include <fmt/core.h>

#include "run/command.h"
#include "scenario/judge.h"

namespace assay {
namespace {

bool is_loss(const Finding& finding) {
  return finding.outcome == Outcome::kFail || finding.outcome == Outcome::kPartial;
}

// Of two attempts: a loss counts only when both saw one, and then the milder one counts.
Finding agreed(Finding first, Finding second) {
  if (!is_loss(first)) return first;
  if (is_loss(second)) return second.credit >= first.credit ? second : first;
  if (second.outcome == Outcome::kPass) {
    Finding finding = inconclusive("seen once and not again on fresh data: " + first.message);
    finding.evidence = std::move(first.evidence);
    return finding;
  }
  return second;
}

struct SubjectFinding {
  std::string subject{};
  Finding finding{};
};

Finding unsettled(const std::vector<SubjectFinding>& all) {
  for (const SubjectFinding& one : all) {
    if (one.finding.outcome == Outcome::kInconclusive) return one.finding;
  }
  return all.empty() ? not_applicable("nothing to run it on") : all.front().finding;
}

void add_cases(const SubjectFinding& one, Finding& result) {
  for (Case each : one.finding.cases) {
    each.name = fmt::format("{}: {}", one.subject, each.name);
    result.cases.push_back(std::move(each));
  }
}

// What a further resource shows of the same kind as the worst one, a loss or a pass.
void add_words(const SubjectFinding& one, bool lost, Finding& result) {
  const std::vector<Evidence>& evidence = one.finding.evidence;
  if (is_loss(one.finding) == lost) {
    result.evidence.insert(result.evidence.end(), evidence.begin(), evidence.end());
  }
  if (is_loss(one.finding)) {
    result.message += fmt::format("; {}: {}", one.subject, one.finding.message);
  }
}

// Of the losses: one that weighs less than its check usually does excuses no other.
std::optional<Severity> gravest(const std::vector<SubjectFinding>& settled, Severity usual) {
  std::optional<Severity> gravest;
  for (const SubjectFinding& one : settled) {
    if (!is_loss(one.finding)) continue;
    const Severity severity = one.finding.severity.value_or(usual);
    if (!gravest || severity < *gravest) gravest = severity;
  }
  return gravest;
}

// The settled findings of several resources as one, the worst one's words first.
Finding combined(std::vector<SubjectFinding> all, const Meta& meta) {
  if (all.size() == 1) return std::move(all.front().finding);
  std::vector<SubjectFinding> settled;
  for (const SubjectFinding& one : all) {
    if (is_settled(one.finding.outcome)) settled.push_back(one);
  }
  if (settled.empty()) return unsettled(all);
  std::ranges::stable_sort(settled, {}, [](const SubjectFinding& s) { return s.finding.credit; });
  double sum = 0;
  for (const SubjectFinding& one : settled)
    sum += one.finding.credit;
  const double mean = sum / static_cast<double>(settled.size());
  const Finding& worst = settled.front().finding;
  Finding result = worst;
  result.credit = meta.combine == Combine::kWorst ? worst.credit : mean;
  result.outcome = meta.combine == Combine::kWorst ? worst.outcome : outcome_of_credit(mean);
  result.severity = gravest(settled, meta.severity);
  result.cases.clear();
  if (is_loss(worst) && settled.size() > 1) {
    result.message = fmt::format("{}: {}", settled.front().subject, worst.message);
  }
  add_cases(settled.front(), result);
  for (const SubjectFinding& one : std::span(settled).subspan(1)) {
    add_cases(one, result);
    add_words(one, is_loss(worst), result);
  }
  return result;
}

// A race is lost by one lost round; any other scenario by a loss that repeated.
Finding judge_rounds(const Scenario& scenario,
                     const Contract& contract,
                     const std::vector<Tape>& tapes) {
  Finding finding = inconclusive("the scenario was not performed");
  for (const Tape& tape : tapes) {
    Finding round = judge_scenario(scenario, contract, tape);
    if (&tape == &tapes.front()) {
      finding = std::move(round);
    } else if (is_race(scenario)) {
      if (is_loss(round)) return round;
    } else {
      finding = agreed(std::move(finding), std::move(round));
    }
  }
  return finding;
}

}  // namespace

Finding judge_tape(const Check& check,
                   const Tape& tape,
                   Level level,
                   const std::vector<const Tape*>& pool,
                   const Snapshot* snapshot) {
  if (tape.halt()) {
    return {.outcome = tape.halt()->outcome, .reason = tape.halt()->reason};
  }
  Tape lent = tape;
  lent.level = level;
  lent.pool = pool;
  lent.snapshot = snapshot;
  try {
    return check.judge(lent);
  } catch (const std::exception& error) {
    return inconclusive(fmt::format("a bug in assay, to be reported: {}", error.what()));
  }
}

std::vector<const Tape*> others(const Tapes& tapes, std::string_view id) {
  std::vector<const Tape*> pool;
  for (const auto& [other, gathered] : tapes) {
    if (other == id) continue;
    for (const Tape& tape : gathered.tapes)
      pool.push_back(&tape);
  }
  return pool;
}

Finding judge_check(const Check& check, const Tapes& tapes, Level level, const Snapshot* snapshot) {
  if (check.meta.scope == Scope::kRepository) {
    const auto facts = tapes.find(check.meta.id);
    const Tape tape = facts == tapes.end() || facts->second.tapes.empty()
                          ? Tape(std::string(check.meta.id), "")
                          : facts->second.tapes.front();
    return judge_tape(check, tape, level, others(tapes, check.meta.id), snapshot);
  }
  const auto found = tapes.find(check.meta.id);
  if (found == tapes.end()) return inconclusive("the service could not be asked");
  std::vector<const Tape*> pool;
  if (check.meta.scope == Scope::kPooled) pool = others(tapes, check.meta.id);
  std::vector<SubjectFinding> subjects;
  for (const Tape& tape : found->second.tapes) {
    Finding finding = judge_tape(check, tape, level, pool, snapshot);
    if (!subjects.empty() && subjects.back().subject == tape.subject()) {
      subjects.back().finding = agreed(std::move(subjects.back().finding), std::move(finding));
    } else {
      subjects.push_back({tape.subject(), std::move(finding)});
    }
  }
  return combined(std::move(subjects), check.meta);
}

Finding judge_bound(const Bound& bound,
                    const Contract& contract,
                    const Tapes& tapes,
                    Level level,
                    const Snapshot* snapshot) {
  if (bound.check != nullptr) return judge_check(*bound.check, tapes, level, snapshot);
  if (!bound.scenario && !bound.command) return inconclusive("not in this version");
  const auto found = tapes.find(bound.criterion->id);
  if (found == tapes.end()) return inconclusive("the service could not be asked");
  if (bound.command) return judge_command(*bound.command, found->second.tapes.front());
  return judge_rounds(*bound.scenario, contract, found->second.tapes);
}

}  // namespace assay
