// SPDX-License-Identifier: MIT
// Attempts to change somebody's item without the right to, and what became of the item.
#pragma once

#include <string>
#include <vector>

#include "dialect/session.h"
#include "dialect/statuses.h"

namespace assay::checks {

// Every update and deletion that the rubric states, tried by the intruder on the current user's
// item. The owner reads it before and after, and makes the same attempt as the control.
void intrude(Session& session, const Made& made, const Principal& intruder);

struct Attempt {
  std::string method{};
  const Exchange* exchange = nullptr;
  Standing standing{};
  bool breach = false;  // the item changed, or is gone
  std::string observed{};
};

// What the tape shows of each, refusals graded by `refusal`. Left out are methods that do not work
// for the owner either, and attempts that were not answered.
std::vector<Attempt> attempts(const Tape& tape, Standing (*refusal)(const Exchange&));

}  // namespace assay::checks
