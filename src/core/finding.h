// SPDX-License-Identifier: MIT
// A judged criterion: its outcome, its credit, and what they rest on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/exchange.h"
#include "core/outcome.h"

namespace assay {

// What a finding rests on: an exchange of the run, or a line of the repository.
struct Evidence {
  int exchange = 0;  // an Exchange::id; 0 when this is a file
  std::string file{};
  int line = 0;  // 1-based; 0 for the whole file
};

// One of several probes that a check tallies: what was tried, what was wanted, what came.
struct Case {
  std::string name{};
  double credit = 0;  // 0 to 1
  std::string expected{};
  std::string observed{};
  int exchange = 0;
};

struct Finding {
  Outcome outcome = Outcome::kInconclusive;
  double credit = 0;      // 0 to 1; counts only when the outcome is settled
  std::string message{};  // one sentence: the observation
  std::string expected{};
  std::string observed{};
  std::string reason{};              // why not applicable, inconclusive or pending
  std::string note{};                // worth saying, costs nothing
  std::vector<Evidence> evidence{};  // the exchange that shows it best first
  std::vector<Case> cases{};
  // Where what was found weighs more (or less) than its check usually does.
  std::optional<Severity> severity{};
};

// The words of a finding that lost points.
struct Loss {
  std::string message{};
  std::string expected{};
  std::string observed{};
};

Finding pass(const Exchange& evidence, std::string note = {});
Finding pass(std::vector<Evidence> evidence = {}, std::string note = {});
Finding fail(const Exchange& evidence, Loss loss);
Finding fail(std::vector<Evidence> evidence, Loss loss);
// A credit of 1 gives a pass, 0 a fail, anything between a partial.
Finding graded(double credit, const Exchange& evidence, Loss loss);
Finding graded(double credit, std::vector<Evidence> evidence, Loss loss);
Finding not_applicable(std::string reason);
Finding inconclusive(std::string reason);

// Outcome that a credit stands for: 1 (within 1e-9) pass, 0 fail, else partial.
Outcome outcome_of_credit(double credit);

}  // namespace assay
