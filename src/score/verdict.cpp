// SPDX-License-Identifier: MIT
// From points and gates to a verdict.
#include "score/verdict.h"

#include <algorithm>
#include <optional>

#include <fmt/core.h>

#include "core/points.h"

namespace assay {
namespace {

constexpr double kNoise = 1e-9;

std::optional<bool> held(Outcome outcome) {
  switch (outcome) {
    case Outcome::kFail:
      return false;
    case Outcome::kPass:
    case Outcome::kPartial:
    case Outcome::kNotApplicable:
      return true;
    case Outcome::kInconclusive:
    case Outcome::kPending:
      return std::nullopt;
  }
  return std::nullopt;
}

// Points that round up to the mark they miss are shown as what they are.
std::string shown(double points, double mark) {
  const bool misleading = !reaches(points, mark) && number_text(points) == number_text(mark);
  return misleading ? fmt::format("{:.4f}", points) : number_text(points);
}

const GateResult* find_gate(const Total& total, std::optional<bool> held_as) {
  const auto found = std::ranges::find(total.gates, held_as, &GateResult::held);
  return found == total.gates.end() ? nullptr : &*found;
}

void conclude(Total& total, Verdict verdict, std::string why) {
  total.verdict = verdict;
  total.why = std::move(why);
}

}  // namespace

bool reaches(double value, double mark) {
  return value >= mark - kNoise;
}

std::vector<GateResult> gates_of(const Rubric& rubric,
                                 const std::vector<CriterionResult>& criteria) {
  std::vector<GateResult> gates;
  for (const std::string& id : rubric.gates) {
    const auto criterion = std::ranges::find(criteria, id, &CriterionResult::id);
    gates.push_back(
        {id, criterion == criteria.end() ? std::nullopt : held(criterion->finding.outcome)});
  }
  return gates;
}

void decide(Total& total) {
  const double mark = total.threshold;
  const std::string low = shown(total.score.low, mark);
  const std::string high = shown(total.score.high, mark);
  const GateResult* broken = find_gate(total, false);
  const GateResult* unknown = find_gate(total, std::nullopt);
  if (total.settled <= 0) {
    conclude(total, Verdict::kUndecided, "nothing that carries weight could be judged");
  } else if (!total.score.points) {
    conclude(total, Verdict::kUndecided,
             fmt::format("{} of the weight could be judged, and a total needs 60 %",
                         percent_text(total.settled)));
  } else if (broken != nullptr) {
    conclude(total, Verdict::kFail, fmt::format("the gate {} is broken", broken->id));
  } else if (!reaches(total.score.high, mark)) {
    const bool open = high != low;
    conclude(total, Verdict::kFail,
             fmt::format("{}{} of 100 points, below the pass mark of {}", open ? "at most " : "",
                         high, number_text(mark)));
  } else if (unknown != nullptr) {
    conclude(total, Verdict::kUndecided,
             fmt::format("the gate {} could not be judged", unknown->id));
  } else if (reaches(total.score.low, mark)) {
    const bool open = high != low;
    conclude(total, Verdict::kPass,
             fmt::format("{}{} of 100 points reach the pass mark of {}", open ? "at least " : "",
                         low, number_text(mark)));
  } else {
    conclude(
        total, Verdict::kUndecided,
        fmt::format("between {} and {} of 100 points: what could not be judged decides whether "
                    "they reach the pass mark of {}",
                    low, high, number_text(mark)));
  }
}

}  // namespace assay
