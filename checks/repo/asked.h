// SPDX-License-Identifier: MIT
// What the checks of a repository share: whether they apply, and how they name places.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/finding.h"
#include "core/snapshot.h"
#include "core/tape.h"

namespace assay::checks {

// Why there is nothing to judge: no repository, or a run recorded before this was looked for.
std::optional<Finding> unread(const Tape& tape);

// True when the rubric demands the capability ("ci"); the fact "demanded" is the rubric's list.
bool is_asked_for(const Tape& tape, std::string_view capability);

// "a", "a and b", "a, b and 3 more": the first few of what was counted.
class Listing {
 public:
  void add(std::string item);
  std::string text() const;
  int count() const { return count_; }

 private:
  std::string first_{};
  std::string second_{};
  int count_ = 0;
};

}  // namespace assay::checks
