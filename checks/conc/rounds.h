// SPDX-License-Identifier: MIT
// The rounds of a race: fresh data each, until one shows a violation.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/tally.h"
#include "core/tape.h"
#include "dialect/session.h"

namespace assay::checks {

constexpr std::size_t kTogether = 20;  // requests of one round, or most of them

// Every second round has few: the fewer there are, the closer together they run.
std::size_t together(int round);

// Plays rounds 1, 2, … and notes how many. One witness is proof: it ends when `play` gives true, or
// when a round without one more would prove little.
void play_rounds(Session& session, const std::function<bool(int round)>& play);
int rounds_played(const Tape& tape);

// "stock 3": the name of a round's exchange or fact.
std::string in_round(std::string_view what, int round);

// Sends the requests of a round together, as "race 3".
std::vector<const Exchange*> race(Session& session, int round, const std::vector<Ask>& asks);

// Those of a round that were answered and not put off by a rate limit.
std::vector<const Exchange*> racers(const Tape& tape, int round);

// What one round showed; a round with fewer than two racers tells nothing.
struct RoundResult {
  double credit = 1;
  std::string expected{};
  std::string observed{};
  const Exchange* shown = nullptr;
};

// The rounds together, the lowest credit first. When none told anything the finding is
// inconclusive. A pass says how often no violation was seen.
Finding judge_rounds(const Tape& tape,
                     const std::string& subject,
                     const std::function<std::optional<RoundResult>(int round)>& judge);

}  // namespace assay::checks
