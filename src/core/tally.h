// SPDX-License-Identifier: MIT
// Sums several probes of one check into one finding, with every instance kept as a case.
#pragma once

#include <string>
#include <vector>

#include "core/finding.h"

namespace assay {

class Tally {
 public:
  // One probe: its name, its credit, what was expected and what was seen.
  void add(std::string name, double credit, std::string expected, const Exchange& exchange);
  void add(std::string name,
           double credit,
           std::string expected,
           std::string observed,
           const Exchange& exchange);
  void add(Case one);

  bool empty() const { return cases_.empty(); }
  const std::vector<Case>& cases() const { return cases_; }
  double mean() const;    // 1 when empty
  double lowest() const;  // 1 when empty

  // A pass when every case has full credit; else the mean credit, the worst case first in words
  // and evidence. `subject` opens the message: "{subject}: 2 of 7 …".
  Finding mean_finding(const std::string& subject) const;
  // The same with a credit of the caller's (a product of the cases, or their minimum).
  Finding finding(double credit, const std::string& subject) const;

 private:
  std::vector<Case> cases_{};
};

}  // namespace assay
