// SPDX-License-Identifier: MIT
// Walking the exchanges of a check's own tape and of the pool.
#pragma once

#include <functional>
#include <string_view>

#include "core/tape.h"

namespace assay::checks {

struct Pooled {
  const Tape* tape = nullptr;
  std::string_view name{};
  const Exchange* exchange = nullptr;
  bool own = false;
};

// Every exchange of the tape, then of the pool. Left out: blockers that the session has dealt with
// ("… (blocked)"), and the tapes of rate limits, load and restarts, where odd answers are the
// subject of other checks.
void for_each_exchange(const Tape& tape, const std::function<void(const Pooled&)>& visit);

// True for checks that ask at the same time, where a server error belongs to the race.
bool is_race(std::string_view check);

}  // namespace assay::checks
