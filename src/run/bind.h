// SPDX-License-Identifier: MIT
// Where criteria meet checks, and checks meet what the contract states.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/check.h"
#include "rubric/load.h"
#include "rubric/rubric.h"
#include "run/command.h"
#include "run/options.h"
#include "scenario/scenario.h"

namespace assay {

// A criterion that takes part in this run, with what gathers and judges it: one of these, or none
// for a question and for a check that this version does not have.
struct Bound {
  const Criterion* criterion = nullptr;
  const Category* category = nullptr;
  const Check* check = nullptr;
  std::optional<Scenario> scenario{};
  std::optional<CommandSpec> command{};
};

// When it is gathered: a scenario with the checks of what it does (races, restarts), a command
// once all of them have asked.
Stage stage_of(const Bound& bound);

// The ids of every built-in check.
KnownChecks known_checks();

// The criteria of the rubric that --only and --skip leave, in rubric order. The rubric must outlive
// the result.
std::vector<Bound> bind(const Rubric& rubric, const Options& options);

// Why a check does not apply to a contract (and resource, for one that runs on resources): what the
// rubric would have to state. Empty when it applies.
std::string unmet_need(const Meta& meta, const Contract& contract, const Resource* resource);

}  // namespace assay
