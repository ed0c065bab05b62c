// SPDX-License-Identifier: MIT
// Makers of findings.
#include "core/finding.h"

#include <algorithm>
#include <utility>

namespace assay {
namespace {

constexpr double kNearly = 1e-9;

std::vector<Evidence> just(const Exchange& exchange) {
  return {{.exchange = exchange.id}};
}

}  // namespace

Outcome outcome_of_credit(double credit) {
  if (credit >= 1 - kNearly) return Outcome::kPass;
  return credit <= kNearly ? Outcome::kFail : Outcome::kPartial;
}

Finding pass(const Exchange& evidence, std::string note) {
  return pass(just(evidence), std::move(note));
}

Finding pass(std::vector<Evidence> evidence, std::string note) {
  return {.outcome = Outcome::kPass,
          .credit = 1,
          .note = std::move(note),
          .evidence = std::move(evidence)};
}

Finding fail(const Exchange& evidence, Loss loss) {
  return graded(0, just(evidence), std::move(loss));
}

Finding fail(std::vector<Evidence> evidence, Loss loss) {
  return graded(0, std::move(evidence), std::move(loss));
}

Finding graded(double credit, const Exchange& evidence, Loss loss) {
  return graded(credit, just(evidence), std::move(loss));
}

Finding graded(double credit, std::vector<Evidence> evidence, Loss loss) {
  const Outcome outcome = outcome_of_credit(credit);
  if (outcome == Outcome::kPass) return pass(std::move(evidence));
  return {.outcome = outcome,
          .credit = outcome == Outcome::kFail ? 0 : std::clamp(credit, 0.0, 1.0),
          .message = std::move(loss.message),
          .expected = std::move(loss.expected),
          .observed = std::move(loss.observed),
          .evidence = std::move(evidence)};
}

Finding not_applicable(std::string reason) {
  return {.outcome = Outcome::kNotApplicable, .reason = std::move(reason)};
}

Finding inconclusive(std::string reason) {
  return {.outcome = Outcome::kInconclusive, .reason = std::move(reason)};
}

}  // namespace assay
