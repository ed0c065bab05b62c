// SPDX-License-Identifier: MIT
// What a check id or glob of a rubric stands for, and the weight that it carries.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rubric/load.h"
#include "rubric/node.h"
#include "rubric/problems.h"
#include "rubric/rubric.h"

namespace assay {

// How closely a pattern names a check: the closer one wins.
enum class Closeness { kGlob, kGroup, kExact };

// The check that the catalogue names as one and judges by eight ids, which share its weight.
constexpr std::string_view kSharedCheck = "val.field";
constexpr double kSharers = 8;

// True for one of the eight when the pattern means all of them as one: "val.field", "val.*".
bool shares_weight(std::string_view id, std::string_view pattern);

// All check ids that a rubric may name: the catalogue's, and the known ones that it lacks.
class CheckNames {
 public:
  explicit CheckNames(const KnownChecks& known);

  bool contains(std::string_view id) const;
  // The ids that an id, a group or a glob stands for, in catalogue order; empty when none. A group
  // or glob stands for the known checks among them, and for all of them when it knows none.
  std::vector<std::string> matching(std::string_view pattern) const;
  // A hint for a pattern that matches nothing.
  std::string hint(std::string_view pattern) const;

 private:
  std::vector<std::string> ids_{};
  std::vector<std::string> known_{};  // in catalogue order
};

Closeness closeness_of(std::string_view pattern);

// One number for every level, or {junior: …, mid: …, senior: …}; nothing, and a problem, otherwise.
std::optional<Weights> read_weights(const Node& node, std::string_view what, Problems& problems);
// The same, where a level may be left out: its number for this level.
std::optional<double> read_for_level(const Node& node,
                                     std::string_view what,
                                     Level level,
                                     Problems& problems);

// The top-level `weights:` map. A rubric's own entries win over those it inherits; then the closer
// pattern wins, then the longer one.
class WeightTable {
 public:
  struct Entry {
    std::string pattern{};
    Closeness closeness = Closeness::kExact;
    Weights weights{};
    Spot at{};
  };
  // `node` may be null: every weight is then 1.
  WeightTable(const Node* node, const CheckNames& checks, Problems& problems);

  // The weight of one check; `at` is not written when no entry names it.
  Entry of(std::string_view id) const;

 private:
  std::vector<Entry> entries_{};  // the winning ones first
};

Weights shared(const Weights& weights, std::string_view id, std::string_view pattern);

}  // namespace assay
