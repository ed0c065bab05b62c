// SPDX-License-Identifier: MIT
// Sums cases into a finding.
#include "core/tally.h"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

namespace assay {
namespace {

constexpr double kFull = 1 - 1e-9;

}  // namespace

void Tally::add(std::string name, double credit, std::string expected, const Exchange& exchange) {
  add(std::move(name), credit, std::move(expected), answer_of(exchange), exchange);
}

void Tally::add(std::string name,
                double credit,
                std::string expected,
                std::string observed,
                const Exchange& exchange) {
  add({.name = std::move(name),
       .credit = credit,
       .expected = std::move(expected),
       .observed = std::move(observed),
       .exchange = exchange.id});
}

void Tally::add(Case one) {
  cases_.push_back(std::move(one));
}

double Tally::mean() const {
  if (cases_.empty()) return 1;
  double sum = 0;
  for (const Case& one : cases_)
    sum += one.credit;
  return sum / static_cast<double>(cases_.size());
}

double Tally::lowest() const {
  double low = 1;
  for (const Case& one : cases_)
    low = std::min(low, one.credit);
  return low;
}

Finding Tally::mean_finding(const std::string& subject) const {
  return finding(mean(), subject);
}

Finding Tally::finding(double credit, const std::string& subject) const {
  std::vector<Case> sorted = cases_;
  std::ranges::stable_sort(sorted, {}, &Case::credit);
  std::vector<Evidence> evidence;
  const auto lost = std::ranges::count_if(sorted, [](const Case& c) { return c.credit < kFull; });
  for (const Case& one : sorted) {
    const bool shown = lost == 0 || one.credit < kFull;
    if (shown && one.exchange != 0) evidence.push_back({.exchange = one.exchange});
  }
  Loss loss;
  if (lost > 0) {
    const Case& worst = sorted.front();
    loss.message = sorted.size() == 1
                       ? fmt::format("{}: {} {}", subject, worst.name, worst.observed)
                       : fmt::format("{}: {} of {} cases lost credit; {} {}", subject, lost,
                                     sorted.size(), worst.name, worst.observed);
    loss.expected = worst.expected;
    loss.observed = worst.observed;
  }
  Finding finding = graded(credit, std::move(evidence), std::move(loss));
  finding.cases = std::move(sorted);
  return finding;
}

}  // namespace assay
