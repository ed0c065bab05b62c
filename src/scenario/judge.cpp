// SPDX-License-Identifier: MIT
// From a tape and a scenario to a finding, step by step.
#include "scenario/judge.h"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "scenario/judge_step.h"
#include "scenario/perform.h"

namespace assay {
namespace {

constexpr std::size_t kMostEvidence = 8;

std::size_t number_at(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  return found == nullptr ? 0 : static_cast<std::size_t>(found->as_int().value_or(0));
}

std::string text_at(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  return found == nullptr ? std::string() : found->text();
}

// Behind what shows the loss, how it came to it: the last answer of each step before.
void add_earlier(const Tape& tape, std::size_t number, Finding& finding) {
  for (std::size_t before = number - 1; before > 0; --before) {
    const Exchange* answer = tape.find(step_name(before));
    if (answer == nullptr || finding.evidence.size() >= kMostEvidence) continue;
    finding.evidence.push_back({.exchange = answer->id});
  }
}

Finding not_restarted(const Scenario& scenario, const Tape& tape) {
  const Json& fact = tape.fact("not_restarted");
  const std::size_t number = number_at(fact, "step");
  return fail(
      std::vector<Evidence>{},
      {.message = fmt::format("{}: the service did not come up again", step_line(scenario, number)),
       .expected = "the service answers again after its restart",
       .observed = text_at(fact, "why")});
}

Finding unsaved(const Scenario& scenario, const Tape& tape) {
  const Json& fact = tape.fact("unsaved");
  return inconclusive(fmt::format("blocked by {}: its answer holds nothing at {} to save as '{}'",
                                  step_line(scenario, number_at(fact, "step")),
                                  text_at(fact, "source"), text_at(fact, "name")));
}

Finding all_went_well(const Scenario& scenario, const Tape& tape) {
  std::vector<Evidence> evidence;
  for (std::size_t number = scenario.steps.size(); number > 0; --number) {
    const Exchange* answer = tape.find(step_name(number));
    if (answer == nullptr) continue;
    evidence.push_back({.exchange = answer->id});
    break;
  }
  return pass(std::move(evidence));
}

// What ended a performance before its last step.
Finding ended_early(const Scenario& scenario, const Tape& tape) {
  if (!tape.fact("not_restarted").is_null()) return not_restarted(scenario, tape);
  if (tape.halt()) return {.outcome = tape.halt()->outcome, .reason = tape.halt()->reason};
  if (!tape.fact("unsaved").is_null()) return unsaved(scenario, tape);
  return inconclusive("the scenario was not performed to its end");
}

}  // namespace

Finding judge_scenario(const Scenario& scenario, const Contract& contract, const Tape& tape) {
  const bool begun = !tape.fact("asked").is_null();
  if (begun && !(tape.fact("asked") == asked_of(scenario))) {
    return inconclusive(
        "the scenario asks something else than when this run was recorded; grade again");
  }
  const auto reached = static_cast<std::size_t>(tape.fact("reached").as_int().value_or(0));
  for (std::size_t number = 1; number <= std::min(reached, scenario.steps.size()); ++number) {
    Finding finding = judge_step(scenario, number, contract, tape);
    if (finding.outcome == Outcome::kPass) continue;
    // A service that ended in the middle is charged once, by the check on crashes.
    if (finding.outcome == Outcome::kInconclusive && tape.halt()) break;
    add_earlier(tape, number, finding);
    return finding;
  }
  const bool whole = reached == scenario.steps.size() && !tape.halt() &&
                     tape.fact("unsaved").is_null() && tape.fact("not_restarted").is_null();
  return whole ? all_went_well(scenario, tape) : ended_early(scenario, tape);
}

}  // namespace assay
