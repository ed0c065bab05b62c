// SPDX-License-Identifier: MIT
// Order, counts, losses and sentences of a report.
#include "report/summary.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/core.h>

#include "core/points.h"

namespace assay {
namespace {

constexpr double kNothing = 1e-9;

int place(Outcome outcome) {
  switch (outcome) {
    case Outcome::kFail:
      return 0;
    case Outcome::kPartial:
      return 1;
    case Outcome::kInconclusive:
      return 2;
    case Outcome::kPending:
      return 3;
    case Outcome::kPass:
      return 4;
    case Outcome::kNotApplicable:
      return 5;
  }
  return 6;
}

void add(std::string& list, std::string_view part) {
  if (!list.empty()) list += ", ";
  list += part;
}

std::string joined_ids(const std::vector<const CriterionResult*>& criteria) {
  std::string list;
  for (const CriterionResult* criterion : criteria)
    add(list, criterion->id);
  return list;
}

std::vector<const CriterionResult*> with_outcome(const Report& report, Outcome outcome) {
  std::vector<const CriterionResult*> found;
  for (const CriterionResult& criterion : report.criteria) {
    if (criterion.finding.outcome == outcome) found.push_back(&criterion);
  }
  return found;
}

}  // namespace

Counts count(const std::vector<const CriterionResult*>& criteria) {
  Counts counts;
  for (const CriterionResult* criterion : criteria) {
    switch (criterion->finding.outcome) {
      case Outcome::kPass:
        ++counts.pass;
        break;
      case Outcome::kPartial:
        ++counts.partial;
        break;
      case Outcome::kFail:
        ++counts.fail;
        break;
      case Outcome::kNotApplicable:
        ++counts.not_applicable;
        break;
      case Outcome::kInconclusive:
        ++counts.inconclusive;
        break;
      case Outcome::kPending:
        ++counts.pending;
        break;
    }
  }
  return counts;
}

Counts count(const Report& report) {
  std::vector<const CriterionResult*> all;
  for (const CriterionResult& criterion : report.criteria)
    all.push_back(&criterion);
  return count(all);
}

std::string counts_sentence(const Counts& counts) {
  std::string list;
  const auto say = [&](int number, std::string_view words) {
    if (number > 0) add(list, fmt::format("{} {}", number, words));
  };
  say(counts.fail, "failed");
  say(counts.partial, "partly");
  say(counts.pass, "passed");
  say(counts.inconclusive, "could not be judged");
  say(counts.pending, "for a person to answer");
  say(counts.not_applicable, "not applicable");
  return list;
}

bool is_lost(const CriterionResult& criterion) {
  return criterion.finding.outcome == Outcome::kFail ||
         criterion.finding.outcome == Outcome::kPartial;
}

double loss_of(const CriterionResult& criterion) {
  return is_lost(criterion) ? std::max(0.0, criterion.of - criterion.points) : 0;
}

std::vector<const CriterionResult*> losses(const Report& report) {
  std::vector<const CriterionResult*> lost;
  for (const CriterionResult& criterion : report.criteria) {
    if (loss_of(criterion) > kNothing) lost.push_back(&criterion);
  }
  std::ranges::stable_sort(lost, std::ranges::greater(),
                           [](const CriterionResult* one) { return loss_of(*one); });
  return lost;
}

Points points_of(const Report& report, const std::string& category) {
  Points sum;
  for (const CriterionResult& criterion : report.criteria) {
    if (criterion.category != category) continue;
    sum.earned += criterion.points;
    sum.of += criterion.of;
  }
  return sum;
}

std::string_view no_points_words(const std::vector<const CriterionResult*>& criteria) {
  const Counts counts = count(criteria);
  if (counts.inconclusive > 0) return "not judged";
  if (counts.pass + counts.partial + counts.fail > 0) return "not scored";
  return counts.pending > 0 ? "for a person" : "does not apply";
}

std::vector<const CriterionResult*> in_reading_order(const Report& report,
                                                     const std::string& category) {
  std::vector<const CriterionResult*> found;
  for (const CriterionResult& criterion : report.criteria) {
    if (criterion.category == category) found.push_back(&criterion);
  }
  std::ranges::stable_sort(found, std::ranges::less(), [](const CriterionResult* one) {
    return std::pair(place(one->finding.outcome), -loss_of(*one));
  });
  return found;
}

std::vector<std::vector<const CriterionResult*>> by_reason(
    const std::vector<const CriterionResult*>& criteria) {
  std::vector<std::vector<const CriterionResult*>> groups;
  for (const CriterionResult* criterion : criteria) {
    const auto group = std::ranges::find_if(groups, [&](const auto& one) {
      return one.front()->finding.reason == criterion->finding.reason;
    });
    if (group == groups.end()) {
      groups.push_back({criterion});
    } else {
      group->push_back(criterion);
    }
  }
  return groups;
}

const Exchange* exchange_of(const Report& report, int id) {
  const auto found = std::ranges::find(report.exchanges, id, &Exchange::id);
  return id == 0 || found == report.exchanges.end() ? nullptr : &*found;
}

std::vector<const Exchange*> exchanges_of(const Report& report, const CriterionResult& criterion) {
  std::vector<const Exchange*> found;
  const auto keep = [&](int id) {
    const Exchange* exchange = exchange_of(report, id);
    if (exchange != nullptr && !std::ranges::count(found, exchange)) found.push_back(exchange);
  };
  for (const Evidence& evidence : criterion.finding.evidence)
    keep(evidence.exchange);
  for (const Case& one : criterion.finding.cases)
    keep(one.exchange);
  return found;
}

bool is_said_by_a_case(const Finding& finding) {
  return std::ranges::any_of(finding.cases, [&](const Case& one) {
    return outcome_of_credit(one.credit) != Outcome::kPass && one.expected == finding.expected &&
           one.observed == finding.observed;
  });
}

std::string candidate_name(const Report& report) {
  const CandidateId& candidate = report.candidate;
  if (!candidate.name.empty()) return candidate.name;
  return candidate.repo.empty() ? candidate.url : candidate.repo;
}

std::string rubric_name(const Report& report) {
  const RubricId& rubric = report.rubric;
  return fmt::format("{} ({}, {})", rubric.title.empty() ? rubric.id : rubric.title, rubric.id,
                     to_string(rubric.level));
}

std::string verdict_sentence(const Report& report) {
  std::string sentence = report.total.why;
  if (sentence.empty()) return sentence;
  if (sentence[0] >= 'a' && sentence[0] <= 'z') sentence[0] = static_cast<char>(sentence[0] - 32);
  return sentence.ends_with('.') ? sentence : sentence + '.';
}

std::string score_text(const Score& score) {
  if (!score.points) return "no total";
  return fmt::format("{} of {}", points_text(*score.points), number_text(score.of));
}

std::string interval_sentence(const Score& score) {
  const std::string low = points_text(score.low);
  const std::string high = points_text(score.high);
  if (low == high) return {};
  return fmt::format("{} to {}, by what could not be judged", low, high);
}

std::string gates_sentence(const Report& report) {
  std::string list;
  for (const GateResult& gate : report.total.gates) {
    const std::string_view state = !gate.held ? "not judged" : *gate.held ? "held" : "broken";
    add(list, fmt::format("{} {}", gate.id, state));
  }
  return list;
}

std::string cap_sentence(const Report& report) {
  if (!report.total.capped_at) return {};
  std::vector<const CriterionResult*> critical;
  for (const CriterionResult& criterion : report.criteria) {
    const bool failed = criterion.finding.outcome == Outcome::kFail;
    if (failed && criterion.severity == Severity::kCritical && criterion.weight > 0) {
      critical.push_back(&criterion);
    }
  }
  const std::string ids = joined_ids(critical);
  return fmt::format("a critical fail lowers the total to {}{}",
                     number_text(*report.total.capped_at), ids.empty() ? "" : ": " + ids);
}

std::string unsettled_sentence(const Report& report) {
  const std::string settled = percent_text(report.total.settled);
  if (report.total.settled >= 1 - kNothing) return {};
  const std::size_t open = with_outcome(report, Outcome::kInconclusive).size();
  return fmt::format("{} of the automated weight is settled; {} {} could not be judged", settled,
                     open, open == 1 ? "criterion" : "criteria");
}

std::string questions_sentence(const Report& report) {
  const auto open = with_outcome(report, Outcome::kPending);
  if (open.empty()) return {};
  return fmt::format("{} {} for a person: {}", open.size(),
                     open.size() == 1 ? "question waits" : "questions wait", joined_ids(open));
}

std::string whole_sentence(const Report& report) {
  if (!report.total.whole) return {};
  const Score& whole = *report.total.whole;
  std::string sentence = score_text(whole) + " with the reviewer's answers";
  const std::string interval = interval_sentence(whole);
  return interval.empty() ? sentence : fmt::format("{} ({})", sentence, interval);
}

std::string run_sentence(const Report& report) {
  return fmt::format("{} requests in {} s, seed {}", report.requests,
                     points_text(report.duration_ms / 1000), report.seed);
}

}  // namespace assay
